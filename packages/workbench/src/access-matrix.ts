import { loadAgreements } from '@motlan/agreements'
import { oneSource, registries, renderAccessMatrix } from '@motlan/catalogue'
import { accessMatrix, compilePolicy } from '@motlan/policy'
import { releaseDay } from './release-day.ts'

/** The access matrix of the shipped agreements on the day of the release, as `docs/access-matrix.md` has to say it. */
export async function shippedAccessMatrix(): Promise<string> {
  const vocabulary = oneSource(registries)
  const policy = compilePolicy({ ...(await loadAgreements()), vocabulary })
  const on = releaseDay()
  return renderAccessMatrix(accessMatrix(policy, vocabulary, on), on)
}
