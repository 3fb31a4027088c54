import type { JsonObject } from '@motlan/kernel'
import type { Procedure } from './procedure.ts'

/** Everything a case knows so far; all that this package computes, it computes from this. */
export interface Situation {
  /** One variant, as `variantOf` gives it. */
  readonly procedure: Procedure
  /** The citizen IDs of who logged in. */
  readonly logins: { readonly applicant: string; readonly party?: string }
  /** What other bodies sent, by the id of the notice. */
  readonly notices: Readonly<Record<string, JsonObject>>
  /** What the gateway answered, by the id of the step. */
  readonly answers: Readonly<Record<string, StepAnswer>>
  /** What the applicant said, by the key of the planned field: `childName`, or `memberFacility/<citizen ID>`. */
  readonly declared: Readonly<Record<string, unknown>>
  /** The planned fields whose known value the applicant confirmed. */
  readonly confirmed?: readonly string[]
  /** The planned fields whose known value the applicant says is wrong. */
  readonly disputed?: readonly string[]
  /** The planned fields that an officer found wrong or missing and lets be asked once; the case keeps why. */
  readonly allowed?: readonly string[]
  /** Subjects that registries created, by role. */
  readonly created?: Readonly<Record<string, readonly string[]>>
  /** The number of the case. */
  readonly caseId: string
  /** The day in Việt Nam: in a submitted case, the day on which it was submitted. */
  readonly today: string
}

/** The answer of the gateway to the operation of one step, as it came, with the variables it was asked with. */
export interface StepAnswer {
  readonly variables: JsonObject
  readonly data?: JsonObject | null
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions?: JsonObject
  }[]
  readonly extensions?: JsonObject
}

/** The IDs in every role that somebody fills. */
export type Subjects = Readonly<Record<string, readonly string[]>>

/** One federated look-up: what one agency may ask as soon as certain roles are filled. */
export interface Step {
  /** `civil-status-1`: the agency, and which look-up of it. */
  readonly id: string
  readonly agency: string
  /** Text of the operation; the same for all cases of a variant. */
  readonly query: string
  readonly operationName: string
  /** The roles looked up by their own ID, in the order of the operation. */
  readonly roots: readonly StepRoot[]
  /** Every attribute asked, with the relation of its subject to the root. */
  readonly asks: readonly StepAttribute[]
}

export interface StepRoot {
  readonly role: string
  readonly variable: string
  /** The variable is a list: the role is for several, or may be empty. */
  readonly list: boolean
}

export interface StepAttribute {
  readonly attribute: string
  readonly relation: string
  /** The fields and facts that need it. */
  readonly for: readonly string[]
}
