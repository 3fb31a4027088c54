import type { AskedAbout } from './asked-about.ts'
import type { Projection } from './compile-projection.ts'
import type { EntityBatch } from './representations.ts'

/** A field as schemas name it: `{ type: 'Citizen', field: 'dateOfBirth' }`. */
export interface Coordinate {
  readonly type: string
  readonly field: string
}

/** One request to one registry, planned and compiled once, carried out for every look-up with the same document. */
export interface PlannedFetch {
  readonly registry: string
  /** The operation as it is sent, letter for letter: a grant names its hash. */
  readonly operation: string
  readonly kind: 'query' | 'mutation'
  /** The client's variables it uses, by name. */
  readonly variables: readonly string[]
  /** Every field it asks the registry for, `__typename` and `_entities` left out. */
  readonly fetched: readonly Coordinate[]
  /** Every field whose value it carries to the registry: keys, and what `@requires` names. */
  readonly moved: readonly Coordinate[]
  /** Set where fields of Query or Mutation are fetched. */
  readonly root?: Projection
  /** Whom those fields ask about. */
  readonly about?: readonly AskedAbout[]
  /** Set where entities are fetched: one entry per `_entities` field of the operation. */
  readonly entities?: readonly EntityBatch[]
}

/** One step of a plan. A kind this gateway does not know is refused when the plan is made. */
export type PlanStep =
  | { readonly kind: 'fetch'; readonly fetch: PlannedFetch }
  | { readonly kind: 'sequence' | 'parallel'; readonly steps: readonly PlanStep[] }
  | {
      readonly kind: 'condition'
      readonly variable: string
      readonly whenTrue?: PlanStep
      readonly whenFalse?: PlanStep
    }

/** How one document is answered: which registry is asked for what, in which order. */
export interface Plan {
  /** Absent where no registry has to be asked. */
  readonly step?: PlanStep
  /** Every fetch of the plan, in the order of the plan: the gate and the grants read this. */
  readonly fetches: readonly PlannedFetch[]
}

/** What is planned: a document after pruning. The same text twice is planned once. */
export interface PlanRequest {
  readonly text: string
  readonly operationName?: string | null | undefined
  /** Coerced variables: those of `@skip` and `@include` decide what is planned at all. */
  readonly variables: Readonly<Record<string, unknown>>
}

/** Makes plans. The same request gives the same object as long as it stays in the cache. */
export interface Planner {
  readonly plan: (request: PlanRequest) => Plan
}
