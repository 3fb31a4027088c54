import { setImmediate as afterThis } from 'node:timers/promises'
import {
  committedSubgraphs,
  composeSupergraph,
  type Supergraph,
  vocabularyOf,
} from '@motlan/catalogue'
import type { Vocabulary } from '@motlan/kernel'
import type { CompiledPolicy } from '@motlan/policy'
import { loadedPolicy } from './loaded-policy.ts'

/** What a gateway is made of before there is any database. */
export interface Blueprint extends Supergraph {
  readonly vocabulary: Vocabulary
  readonly policy: CompiledPolicy
}

/** Composes the registries and compiles the agreements: work for the time that PostgreSQL takes to come up. */
export async function drawBlueprint(): Promise<Blueprint> {
  await afterThis()
  const supergraph = composeSupergraph(committedSubgraphs())
  return {
    ...supergraph,
    vocabulary: vocabularyOf(supergraph.supergraphSdl),
    policy: await loadedPolicy(),
  }
}
