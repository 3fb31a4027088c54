import type { JsonObject, RefusalCode } from '@motlan/kernel'
import type { Disclosure, DisclosureGroup } from '@motlan/ledger'
import type {
  DocumentNode,
  GraphQLFormattedError,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql'
import type { AskedAttribute, DecisionSet } from './decision.ts'
import type { Gathered } from './gathered.ts'
import type { FieldMeaning } from './vocabulary.ts'

/** One attribute that was asked for and is withheld. */
export interface Withheld extends AskedAttribute {
  readonly code: RefusalCode
}

/** What a shaper has to know once. */
export interface ShaperOptions {
  /** The public schema: what clients were validated against. */
  readonly schema: GraphQLSchema
  /**
   * What a field stands for; `'open'` for a field that is about nobody. INVARIANT: a field that stands for nothing is
   * withheld.
   */
  readonly meaningOf: (typeName: string, fieldName: string) => FieldMeaning | 'open' | undefined
  /** Compiled answers kept; what was asked for longest ago goes first. */
  readonly capacity?: number
}

/** One answer to be written. */
export interface ShapeRequest {
  /** The client's document, before pruning. The same text should come as the same object. */
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** Coerced variables. */
  readonly variables: JsonObject
  readonly decided: DecisionSet
  readonly gathered: Gathered
  /** Answers of root fields that no registry gives: introspection and the gateway's own fields, by response key. */
  readonly local?: JsonObject | undefined
  /** Why an attribute is withheld from this agency and what would change that; the table of refusals if absent. */
  readonly explain?:
    | ((asked: AskedAttribute) => { readonly reason: string; readonly fix: string })
    | undefined
}

/** The answer, and everything that has to be recorded about it. */
export interface Shaped {
  readonly data: JsonObject | null
  readonly errors: readonly GraphQLFormattedError[]
  /** By subject each attribute once, whether its value is there or known to be absent: the record betrays no value. */
  readonly groups: readonly DisclosureGroup[]
  /** The same, one after the other; made when it is read. */
  readonly disclosures: readonly Disclosure[]
  readonly withheld: readonly Withheld[]
}

/** Writes the answer of one look-up: exactly the keys the client selected, in order, nulls propagated by the specification. */
export type Shape = (request: ShapeRequest) => Shaped
