import { Refusal } from '@motlan/kernel'
import { composeServices, compositionHasErrors } from '@theguild/federation-composition'
import { parse } from 'graphql'

/** A registry as composition meets it. */
export interface SubgraphSource {
  readonly name: string
  /** Where it is reached; a name where the transport is not HTTP. */
  readonly url: string
  readonly sdl: string
  /** What can be declared to it, where anything can; composition does not read it. */
  readonly declarations?: string
}

export interface Supergraph {
  /** What the planner reads: which registry has which field, and what each field is. */
  readonly supergraphSdl: string
  /** What clients see. */
  readonly publicSdl: string
}

/** Composes registries into one supergraph, or throws a `Refusal` with every reason why they do not fit. */
export function composeSupergraph(subgraphs: readonly SubgraphSource[]): Supergraph {
  const result = composeServices(
    subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  )
  if (compositionHasErrors(result))
    throw refused(
      subgraphs,
      result.errors.map(({ message }) => message),
    )
  const { supergraphSdl, publicSdl } = result
  if (!supergraphSdl || !publicSdl) throw refused(subgraphs, ['composition gave no supergraph'])
  return { supergraphSdl, publicSdl }
}

function refused(subgraphs: readonly SubgraphSource[], reasons: readonly string[]): Refusal {
  const names = subgraphs.map(({ name }) => name).join(', ')
  return new Refusal('COMPOSITION_FAILED', `registries ${names}`, { reason: reasons.join('\n') })
}
