import { resolve } from 'node:path'
import { agreementsFolder, loadAgreements } from '@motlan/agreements'
import { oneSource, registries } from '@motlan/catalogue'
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

/** Where the agreements are: meant from where the person stands. */
export function folderOf(given: string | undefined, io: Io): string {
  return given === undefined ? agreementsFolder : resolve(io.cwd, given)
}

/** The attributes of the five registries. */
export const vocabulary = oneSource(registries)

/** Loads and compiles a folder; the first thing wrong with it is a refusal. */
export async function compiledFolder(given: string | undefined, io: Io): Promise<CompiledPolicy> {
  return compilePolicy({ ...(await loadAgreements(folderOf(given, io))), vocabulary })
}
