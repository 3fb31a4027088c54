import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { agreementsFolder, loadAgreements } from '@motlan/agreements'
import { oneSource, registries } from '@motlan/catalogue'
import { Refusal } from '@motlan/kernel'
import { type CompiledPolicy, compilePolicy } from '@motlan/policy'
import type { Io } from '../io.ts'

/** The flags that every command about agreements takes. */
export const folderArgs = {
  folder: {
    type: 'string',
    valueHint: 'folder',
    description: 'a folder with agreements, guardrails and catalog; the shipped one otherwise',
  },
  json: { type: 'boolean', description: 'as JSON' },
} as const

/** Where the agreements are: meant from where the person stands. A folder that can hold none is refused by its name. */
export function folderOf(given: string | undefined, io: Io): string {
  if (given === undefined) return agreementsFolder
  const folder = resolve(io.cwd, given)
  if (existsSync(join(folder, 'catalog'))) return folder
  throw new Refusal('AGREEMENT_INVALID', given, {
    reason: 'there is no folder with agreements here',
    fix: 'name a folder that holds agreements/, guardrails/ and catalog/',
  })
}

/** The attributes of the five registries. */
export const vocabulary = oneSource(registries)

/** Loads and compiles a folder; the first thing wrong with it is a refusal. */
export async function compiledFolder(given: string | undefined, io: Io): Promise<CompiledPolicy> {
  return compilePolicy({ ...(await loadAgreements(folderOf(given, io))), vocabulary })
}
