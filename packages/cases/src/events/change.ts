import type { Subject } from '@motlan/kernel'

/** What a registry says has changed about one subject: which attributes, never their values. */
export interface Change {
  /** Its place in the order of this registry's changes. */
  readonly seq: number
  readonly at: Date
  readonly subject: Subject
  readonly subjectId: string
  readonly attributes: readonly string[]
}

/** The outbox of one registry, as it is read from elsewhere. */
export interface ChangeSource {
  readonly registry: string
  /** The next changes after a place, in their order, at most so many. What it has once told is final. */
  readonly changesAfter: (seq: number, limit: number) => Promise<readonly Change[]>
  /** Resolves when there may be more, and at the latest when the signal aborts. */
  readonly mayHaveMore: (signal: AbortSignal) => Promise<void>
}
