import type { RegistryAnswer, RegistryRequest, Transport } from '@motlan/kernel'
import { answering } from './answering.ts'
import { openGuard } from './guard.ts'
import type { Log } from './public-error.ts'
import type { Subgraph } from './registry.ts'
import { openScope, type RequestScope } from './request-scope.ts'

export interface InProcessOptions {
  readonly grantKey: Uint8Array
  readonly clock: () => Date
  readonly log?: Log
}

/** A registry in the gateway's own process, behind the same guard as over HTTP. */
export function inProcess(
  subgraph: Subgraph,
  { grantKey, clock, log }: InProcessOptions,
): Transport {
  const guard = openGuard({ audience: subgraph.name, grantKey, clock })
  const answered = answering(subgraph, guard, log)
  const scopes = sharedScopes(clock)
  return async (request: RegistryRequest): Promise<RegistryAnswer> => {
    const { requestId, signal } = request
    signal.throwIfAborted()
    try {
      return await answered(request, scopes.enter(requestId))
    } finally {
      scopes.leave(requestId)
    }
  }
}

/** The fetches of one look-up that are under way at once share a scope, and with it their statements. */
function sharedScopes(clock: () => Date) {
  const open = new Map<string, { readonly scope: RequestScope; fetches: number }>()
  return {
    enter: (requestId: string): RequestScope => {
      const entry = open.get(requestId) ?? { scope: openScope(clock()), fetches: 0 }
      entry.fetches += 1
      open.set(requestId, entry)
      return entry.scope
    },
    leave: (requestId: string): void => {
      const entry = open.get(requestId)
      if (!entry) return
      entry.fetches -= 1
      if (entry.fetches === 0) open.delete(requestId)
    },
  }
}
