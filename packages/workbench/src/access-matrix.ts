import { readFileSync } from 'node:fs'
import { loadAgreements } from '@motlan/agreements'
import { oneSource, registries, renderAccessMatrix } from '@motlan/catalogue'
import { accessMatrix, compilePolicy } from '@motlan/policy'

const root = new URL('../../../', import.meta.url)

/** The access matrix of the shipped agreements on the day of the release, as `docs/access-matrix.md` has to say it. */
export async function shippedAccessMatrix(): Promise<string> {
  const vocabulary = oneSource(registries)
  const policy = compilePolicy({ ...(await loadAgreements()), vocabulary })
  const on = releaseDay(readFileSync(new URL('publiccode.yml', root), 'utf8'))
  return renderAccessMatrix(accessMatrix(policy, vocabulary, on), on)
}

/** Agreements begin and end: a committed matrix needs a day that stands still. */
function releaseDay(publiccode: string): string {
  return /^releaseDate: "(\d{4}-\d{2}-\d{2})"$/m.exec(publiccode)?.[1] ?? ''
}
