import { loadAgreements } from '@motlan/agreements'
import { committedSubgraphs, composeSupergraph } from '@motlan/catalogue'
import { compilePolicy } from '@motlan/policy'
import { dictionaryOf, loadProcedures } from '../src/index.ts'

const subgraphs = committedSubgraphs()
const { supergraphSdl, publicSdl } = composeSupergraph(subgraphs)

/** Everything the shipped procedures are held against. */
export const loaded = await loadProcedures()
export const dictionary = dictionaryOf(supergraphSdl, subgraphs)
export const policy = compilePolicy({
  ...(await loadAgreements()),
  vocabulary: dictionary.vocabulary,
})
export const schemaText = publicSdl
export const on = '2026-11-21'
