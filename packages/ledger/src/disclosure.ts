import type { RefusalCode, Subject } from '@motlan/kernel'

/** One attribute of one subject that is about to leave the gateway. */
export interface Disclosure {
  readonly subject: Subject
  readonly subjectId: string
  readonly attribute: string
  readonly relation: string
  readonly agreement: string
  readonly legalBasis: string
}

/** One attribute that was asked for and withheld. */
export interface Withholding {
  readonly attribute: string
  readonly relation: string
  readonly code: RefusalCode
}

/** Everything that becomes durable about one look-up before its answer leaves. Never a value of an attribute. */
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
  readonly disclosures: readonly Disclosure[]
  readonly withheld: readonly Withholding[]
}

/** Where look-ups become durable. `append` resolves when the look-up has survived a power cut, and rejects with a `Refusal` when it has not. */
export interface Ledger {
  readonly append: (lookUp: LookUp) => Promise<void>
  readonly close: () => Promise<void>
}
