import type { JsonObject } from '@motlan/kernel'
import type { Bearer } from './bearer.ts'
import type { Stated } from './identify.ts'

/**
 * A part of the public schema that is answered here and not by a registry: traces, consents, cases. INVARIANT: nothing
 * of it is decided attribute by attribute, so a companion itself decides who may see what, and refuses with a `Refusal`.
 */
export interface Companion {
  /**
   * Definitions, with `extend type Query | Mutation | Subscription`. It may use scalars and enumerations of the registries
   * and all types of other companions, `Bilingual` among them; a scalar may be declared again.
   */
  readonly sdl: string
  /**
   * By type and field, as graphql-js calls them; a field without one is read from its source. A Subscription field
   * returns an AsyncIterable of its value, which ends when the signal of its context is aborted.
   */
  readonly resolvers: Readonly<Record<string, Readonly<Record<string, CompanionResolver>>>>
}

/** Answers one field. Scalars are answered as they are sent: a date as text. */
export type CompanionResolver = (
  source: unknown,
  args: JsonObject,
  context: CompanionContext,
) => unknown

/** What is known about whoever asks. The same object for all fields of one operation. */
export interface CompanionContext {
  readonly requestId: string
  /** Undefined where no token was sent. */
  readonly bearer: Bearer | undefined
  /** What the headers say. */
  readonly stated: Stated
  /** Aborted when the client leaves, and when a subscription ends. */
  readonly signal: AbortSignal
}
