import type { RequiresSelection } from '@graphql-hive/router-query-planner'
import type { JsonObject } from '@motlan/kernel'
import type { Projection } from './compile-projection.ts'
import { eachObjectAt, type PlanPath, type Trail } from './plan-path.ts'
import type { Represent } from './represent.ts'
import type { TypeMatch } from './type-match.ts'

/** One `_entities` field of a fetch: which entities it asks about, how they are named, what may be answered. */
export interface EntityBatch {
  /** The response key of the field. */
  readonly alias: string
  /** The variable that carries the representations; fields with the same variable share one list. */
  readonly variable: string
  readonly paths: readonly PlanPath[]
  /** What the planner wants moved to the registry: the gate reads it, `represent` carries it out. */
  readonly requires: readonly RequiresSelection[]
  readonly represent: Represent
  readonly projection: Projection
  readonly matches: TypeMatch
}

/** A place in the gathered data that one answer of a batch will complete. */
export interface Place {
  readonly target: JsonObject
  readonly trail: Trail | undefined
  /** Which path of its batch led here; undefined at the root. */
  readonly path: PlanPath | undefined
  /** Which representation of the batch's variable stands for it. */
  readonly index: number
}

/** A batch with the places it found in the data of one look-up. */
interface AskedBatch {
  readonly batch: EntityBatch
  readonly places: readonly Place[]
  /** Where an entity could not be asked about, because something that names it never arrived. */
  readonly incomplete: readonly Omit<Place, 'index'>[]
  /** How many entities its variable asks about. */
  readonly count: () => number
}

/** What one entity fetch sends, and where the answers belong. */
export interface AskedEntities {
  /** The representations by variable: each entity once, however often it occurs. */
  readonly variables: Readonly<Record<string, readonly JsonObject[]>>
  readonly batches: readonly AskedBatch[]
}

/** Collects the entities a fetch asks about, as the planner wants them represented. */
export function collectEntities(
  data: JsonObject,
  batches: readonly EntityBatch[],
  clientVariables: JsonObject,
): AskedEntities {
  const variables: Record<string, JsonObject[]> = {}
  const identities = new Map<string, Map<string, number>>()
  return {
    variables,
    batches: batches.map((batch) => {
      const representations = variables[batch.variable] ?? []
      variables[batch.variable] = representations
      const indexOf = identities.get(batch.variable) ?? new Map<string, number>()
      identities.set(batch.variable, indexOf)
      const places: Place[] = []
      const incomplete: Omit<Place, 'index'>[] = []
      for (const path of batch.paths) {
        eachObjectAt(data, path, batch.matches, (target, trail) => {
          const represented = batch.represent(target, clientVariables)
          if (represented === 'incomplete') incomplete.push({ target, trail, path })
          if (typeof represented !== 'object') return
          let index = indexOf.get(represented.identity)
          if (index === undefined) {
            index = representations.push(represented.representation) - 1
            indexOf.set(represented.identity, index)
          }
          places.push({ target, trail, path, index })
        })
      }
      return { batch, places, incomplete, count: () => representations.length }
    }),
  }
}
