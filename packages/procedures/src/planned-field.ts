import type { Bilingual } from '@motlan/kernel'
import type { Answer, Field } from './field.ts'

/** How a field stands. */
export type FieldState =
  /** A registry, a notice or a rule gave the value. */
  | 'filled'
  /** The value is known and doubtful, or the applicant disputes it: it is shown, to be confirmed or disputed. */
  | 'toConfirm'
  /** The applicant alone knows it. */
  | 'toAsk'
  /** The applicant has said it. */
  | 'declared'
  /** A registry holds it and no agreement lets the handling agency know it. */
  | 'notPermitted'
  /** The registry was asked and holds nothing: an officer may record why and ask once. */
  | 'silent'
  /** The registry did not answer; nobody is asked for what it may hold. */
  | 'unavailable'
  /** It follows from something that is not known yet. */
  | 'waiting'

/** One field of the form of one case. */
export interface PlannedField {
  /** `childName`; with the ID of its subject where the field is there once for each: `memberName/9…`. */
  readonly key: string
  readonly field: Field
  /** The subject it is about, where the field is there once for each of a role. */
  readonly subject?: string
  readonly state: FieldState
  readonly value?: unknown
  /** Who holds it: a registry, `derived`, a notice, `login`, `applicant`. */
  readonly source?: string
  /** The attributes it was read from: `Citizen.birthName.fullName`. */
  readonly attributes: readonly string[]
  /** When the registry answered. */
  readonly asOf?: string
  /** The step whose answer it came from, for the query that gave it. */
  readonly step?: string
  /** Set where it is to be confirmed. */
  readonly doubt?: {
    readonly because: 'stale' | 'conflicting' | 'disputed'
    readonly reason: Bilingual
  }
  /** Set where it is to be asked: how the answer is typed. */
  readonly answer?: Answer
  /** The values to choose from, where there are only some. */
  readonly options?: readonly unknown[]
  /** The value that is offered where the applicant has only to say yes. */
  readonly suggestion?: unknown
  /** Attributes that a registry holds and no agreement lets the agency know: the applicant is asked instead of it. */
  readonly withheld?: readonly string[]
}

/** What is wrong with a case before it is submitted. */
export interface Problem {
  /** Key of a planned field. */
  readonly field: string
  /** `required`, a requirement's id, `choice`, the reason of a scalar... */
  readonly rule: string
  readonly reason: Bilingual
  readonly law?: string
}

/** Whom a case waits for beside its applicant and the registries. */
export type Awaited =
  /** Somebody who has to log in to consent, by the role. */
  | { readonly role: string; readonly title: Bilingual }
  /** A notice that another body has to send, by its id. */
  | { readonly notice: string }

/**
 * The smallest lawful form of one case. INVARIANT: where it is not ready, something in it says how to go on: a field to
 * answer, confirm or dispute, a registry to ask again, somebody awaited, or a rule of the law that stands against it.
 */
export interface FormPlan {
  readonly fields: readonly PlannedField[]
  readonly problems: readonly Problem[]
  readonly awaited: readonly Awaited[]
  /** Nothing is asked, awaited or wrong any more. */
  readonly ready: boolean
  /** How many fields are in each state. */
  readonly counts: Readonly<Record<FieldState, number>>
}
