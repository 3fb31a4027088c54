import type { RefusalCode, Subject } from '@motlan/kernel'

/** One attribute of one subject that is about to leave the gateway. */
export interface Disclosure {
  readonly subject: Subject
  readonly subjectId: string
  readonly attribute: string
  readonly relation: string
  readonly agreement: string
  readonly legalBasis: string
  /** What is sent, as JSON. INVARIANT: the ledger commits to it under a salt and keeps nothing of it. */
  readonly value?: unknown
  /** The registry that receives it, where a query plan moves it there; the asking agency otherwise. */
  readonly movedTo?: string
}

/** One attribute of whatever subject it is said of, and why it leaves. */
export type DisclosedLine = Pick<Disclosure, 'attribute' | 'relation' | 'agreement' | 'legalBasis'>

/** Everything that leaves about one subject. */
export interface DisclosureGroup extends AskedSubject {
  /** Each attribute once. The same object for all of whom the same leaves: it is recognised by identity. */
  readonly lines: readonly DisclosedLine[]
  /** What is sent, line by line. */
  readonly values: readonly unknown[]
}

/** One attribute that was asked for and withheld. */
export interface Withholding {
  readonly attribute: string
  readonly relation: string
  readonly code: RefusalCode
}

/** Somebody or something a look-up asks about. */
export interface AskedSubject {
  readonly subject: Subject
  readonly subjectId: string
}

/**
 * How a look-up was decided, as a text that says nothing about anybody: what was asked, by which rules, which facts were
 * looked up. The same object for equal decisions: it is recognised by identity.
 */
export interface DecidedText {
  readonly text: string
}

/** Everything that becomes durable about one look-up before its answer leaves. Of values only commitments are kept. */
export interface LookUp {
  readonly requestId: string
  readonly at: Date
  readonly agency: string
  readonly officer: string
  readonly procedure?: string
  readonly purpose: string
  readonly case?: string
  /** Hash of the policy version that decided. */
  readonly policy: string
  readonly decided?: DecidedText
  /** Not read where `groups` says the same. */
  readonly disclosures: readonly Disclosure[]
  /** The disclosures by subject, from whoever has them that way: a shorter way to the same entries. */
  readonly groups?: readonly DisclosureGroup[]
  readonly withheld: readonly Withholding[]
  /** Set where the whole look-up was refused: nothing left. */
  readonly refused?: RefusalCode
  /** Whom it asked about: a subject of whom nothing left is traced as well. */
  readonly about?: readonly AskedSubject[]
  /** Document and variables, in any form that can be said again: committed to, not kept. */
  readonly asked?: string
  /** Until then the person concerned is not told, as art. 19.1.b allows. */
  readonly sealedUntil?: Date
}

/** Where look-ups become durable. `append` resolves when the look-up has survived a power cut, and rejects with a `Refusal` when it has not. */
export interface Ledger {
  readonly append: (lookUp: LookUp) => Promise<void>
  readonly close: () => Promise<void>
}
