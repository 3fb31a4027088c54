import type { JsonObject, RefusalCode, RegistryAnswer } from '@motlan/kernel'
import type { Plan, PlannedFetch } from './planned.ts'
import type { AskedEntities } from './representations.ts'

/** One planned fetch with the values of one look-up, ready to be granted and sent. */
export interface OutgoingFetch {
  readonly fetch: PlannedFetch
  readonly variables: JsonObject
  /** Set where entities are fetched: which places of the gathered data they stand for. */
  readonly asked?: AskedEntities['batches']
  /** Aborted when the client leaves or the time of this fetch is over. */
  readonly signal: AbortSignal
}

/** Signs a grant for a fetch and hands it to a transport. */
export type Send = (outgoing: OutgoingFetch) => Promise<RegistryAnswer>

/** What carrying out a plan needs to know about one look-up. */
export interface PlanExecution {
  readonly plan: Plan
  /** Coerced variables of the client. */
  readonly variables: JsonObject
  readonly send: Send
  /** The client's: aborting it ends every fetch and rejects the execution. */
  readonly signal: AbortSignal
  /** Milliseconds a single fetch may take. */
  readonly timeout: number
}

/** Something a registry owed and did not give. Nothing in it was worded by a registry. */
export interface Shortfall {
  readonly registry: string
  readonly code: RefusalCode
  /** Where, in the keys of the planned document. */
  readonly path: GatheredPath
  /** Set where several values are missing for this one reason. */
  readonly missing?: Missing
}

/** Where values are missing: these keys below a path, at whatever index of its lists. */
interface Missing {
  readonly below: GatheredPath
  readonly keys: readonly string[]
}

export type GatheredPath = readonly (string | number)[]

/**
 * Everything the registries sent, each answer reduced to what was asked of that registry. Null is an answer;
 * undefined means that no answer came.
 */
export interface Gathered {
  readonly data: JsonObject
  readonly shortfalls: readonly Shortfall[]
}
