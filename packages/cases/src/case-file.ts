import type { JsonObject, Subject } from '@motlan/kernel'

/** Where a case stands. */
export type CaseStatus =
  | 'DRAFT'
  | 'SUBMITTED'
  | 'RUNNING'
  | 'DONE'
  | 'NEEDS_ATTENTION'
  | 'WITHDRAWN'

/** How a case reaches its agency. */
export type Channel = 'ONLINE' | 'COUNTER'

/** Somebody or something a case is about, in a role of its procedure. */
export interface CaseSubject {
  readonly role: string
  readonly subject: Subject
  readonly subjectId: string
}

/** A case as it is stored. */
export interface CaseFile {
  readonly caseId: string
  /** Code of the variant of the procedure, and the province whose own form it is. */
  readonly procedure: string
  readonly province: string | null
  readonly agency: string
  readonly applicant: string
  /** The second party: whom the applicant invites, until `partyAgreed` says that it is who logged in. */
  readonly party: string | null
  readonly partyAgreed: boolean
  readonly channel: Channel
  readonly status: CaseStatus
  readonly version: number
  readonly openedAt: Date
  readonly submittedAt: Date | null
  readonly closedAt: Date | null
  readonly subjects: readonly CaseSubject[]
  /** By field. */
  readonly answers: Readonly<Record<string, unknown>>
  /** By field: the hash of the value that was confirmed. */
  readonly confirmations: Readonly<Record<string, string>>
  readonly corrections: readonly Correction[]
  /** What other bodies sent, by the id of the notice. */
  readonly notices: Readonly<Record<string, JsonObject>>
}

/** What a registry is asked to set right. */
export interface Correction {
  readonly correctionId: string
  readonly field: string
  readonly attribute: string
  readonly registry: string
  /** What the applicant says. */
  readonly claimed: string | null
  /** What the officer found: the field may be asked, once. */
  readonly found: string | null
  readonly raisedAt: Date
  readonly notifyBy: Date
  readonly correctBy: Date
  /** CORRECTING: its registry has been told, or is about to be, and has not answered. */
  readonly state: 'OPEN' | 'CORRECTING' | 'CORRECTED' | 'UPHELD'
  /** The registry held nothing when it was asked. */
  readonly silent: boolean
  readonly settledAt: Date | null
  readonly outcome: string | null
}

export type EffectState = 'PENDING' | 'DONE' | 'REFUSED' | 'DEAD' | 'DROPPED'

/** One declaration of a case to a registry. */
export interface Effect {
  readonly caseId: string
  readonly seq: number
  /** `birth`, `card/9…` */
  readonly effect: string
  readonly registry: string
  readonly mutation: string
  readonly declarationId: string
  readonly state: EffectState
  readonly attempts: number
  /** It was sent and nobody knows what became of it: it may have happened. */
  readonly inDoubt: boolean
  readonly lastError: JsonObject | null
  readonly nextAt: Date | null
  readonly doneAt: Date | null
}
