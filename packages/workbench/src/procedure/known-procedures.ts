import { resolve } from 'node:path'
import { loadAgreements } from '@motlan/agreements'
import { committedSubgraphs, composeSupergraph } from '@motlan/catalogue'
import { type CompiledPolicy, compilePolicy } from '@motlan/policy'
import {
  type Dictionary,
  dictionaryOf,
  type LoadedProcedures,
  loadProcedures,
  proceduresFolder,
} from '@motlan/procedures'
import type { Io } from '../io.ts'

/** The flags that every command about procedures takes. */
export const folderArgs = {
  folder: {
    type: 'string',
    valueHint: 'folder',
    description: 'a folder with *.procedure.yaml and notices.yaml; the shipped one otherwise',
  },
  json: { type: 'boolean', description: 'as JSON' },
} as const

/** Procedures, and everything they are held against. */
export interface KnownProcedures {
  readonly loaded: LoadedProcedures
  readonly dictionary: Dictionary
  readonly policy: CompiledPolicy
}

/** Loads a folder of procedures, the words of the registries and the shipped agreements. */
export async function knownProcedures(
  folder?: string | undefined,
  io?: Io,
): Promise<KnownProcedures> {
  const subgraphs = committedSubgraphs()
  const dictionary = dictionaryOf(composeSupergraph(subgraphs).supergraphSdl, subgraphs)
  const agreements = await loadAgreements()
  return {
    loaded: await loadProcedures(
      folder === undefined ? proceduresFolder : resolve(io?.cwd ?? '.', folder),
    ),
    dictionary,
    policy: compilePolicy({ ...agreements, vocabulary: dictionary.vocabulary }),
  }
}
