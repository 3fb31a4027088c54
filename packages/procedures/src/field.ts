import type { Bilingual } from '@motlan/kernel'
import type { Condition } from './condition.ts'

/** One field of a form. */
export interface Field {
  /** As it is printed: `12`, or `c` in the list of members. */
  readonly number: string
  /** Unique in the procedure: `motherName`. */
  readonly id: string
  readonly title: Bilingual
  /** The first of these that gives a value fills the field. */
  readonly from: readonly FieldSource[]
  /** The field stands on the form once for each subject in this role. */
  readonly each?: string
  readonly optional?: boolean
  /** The field is on the form only where this holds. */
  readonly when?: Condition
  /** Why a value that a registry holds is shown to be confirmed or disputed. */
  readonly doubts?: readonly Doubt[]
  /** The value is a default for a new fact, which the applicant may change: the phone of a new firm. */
  readonly editable?: boolean
}

/** Where the value of a field comes from. */
export type FieldSource =
  | KeyOf
  | AttributeOf
  | DerivedBy
  | { readonly notice: string; readonly item: string }
  | { readonly applicant: Answer }

/** The ID of whoever fills a role. */
export interface KeyOf {
  readonly key: string
}

/** What a registry holds about a role: `mother.birthName.fullName`. */
export interface AttributeOf {
  readonly attribute: string
  /** Several attributes below it in one field: `mother.marriageRecords` with `number` and `registeredOn`. */
  readonly parts?: readonly string[]
  /** Only the entries of the collection with these values; `null` is no value. */
  readonly where?: Readonly<Record<string, readonly (string | number | boolean | null)[]>>
  /** Only the entry with the greatest value of this attribute. */
  readonly latest?: string
  /** The agency of a bundle that looks it up; the one that receives the dossier otherwise. */
  readonly by?: string
}

/** The result of a pure function of `derivations.ts`. */
export interface DerivedBy {
  readonly derive: string
  readonly with: Readonly<Record<string, Argument>>
}

/** What a derivation is given. */
export type Argument =
  /** The value of a field or fact; of each subject, where it has one for each. */
  | { readonly field: string }
  /** The IDs in a role. */
  | { readonly role: string }
  | { readonly is: string | number | boolean }
  | { readonly the: 'variant' }

/** What only the applicant knows. It is typed by what it becomes, so that a registry's own rules check it. */
export type Answer = (
  | AnswerBecomes
  /** The new value of an attribute that the procedure exists to change. */
  | ({ readonly changes: string } & Parts)
  /** No registry ever holds it: a kernel scalar or `String`, `Int`, `Float`, `Boolean`, `Vnd`. */
  | { readonly scalar: string }
  /** One of these, by code. */
  | { readonly choices: Readonly<Record<string, Bilingual>> }
) & {
  /** The field or fact whose value is offered: the applicant says yes or writes another. */
  readonly suggest?: string
  /** The value has to be one of the values of these fields or facts. */
  readonly among?: readonly string[]
  /** Of the values of an enumeration, only these. */
  readonly only?: readonly string[]
  /** Several values. */
  readonly many?: boolean
}

/** The attribute of somebody who does not exist yet, `child.birthName`, whole or in parts. */
interface AnswerBecomes extends Parts {
  readonly becomes: string
}

/** Several attributes of one group or entry in one answer. */
export interface Parts {
  readonly parts?: readonly string[]
  /** Those of them that may be left out. */
  readonly optionalParts?: readonly string[]
}

/** A reason to show a known value to the applicant before it is relied on. */
interface Doubt {
  readonly because: 'stale' | 'conflicting'
  readonly when: Condition
  readonly reason: Bilingual
}
