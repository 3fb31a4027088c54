import type { Bilingual, Subject } from '@motlan/kernel'
import type { BurdenSteps } from './burden.ts'
import type { Condition } from './condition.ts'
import type { Effect } from './effect.ts'
import type { Field, FieldSource } from './field.ts'

/**
 * An administrative procedure as data: who takes part, what the form holds and where each value comes from, what the
 * registries are told in the end, and what it costs the applicant before and after.
 */
export interface Procedure {
  /** The file it was read from, `birth.procedure.yaml`. */
  readonly file: string
  /** Short name in English, `birth`: the same for all variants. */
  readonly id: string
  /** The code of the variant chosen, or of the first one. */
  readonly code: string
  readonly title: Bilingual
  /** The variant that was chosen by `variantOf`; absent as long as all of them are meant. */
  readonly variant?: Variant
  readonly variants: readonly Variant[]
  readonly legalBases: readonly LegalText[]
  /** Who handles it, by the ids of the agencies catalogue; the first one receives the dossier. */
  readonly agencies: readonly string[]
  readonly roles: Readonly<Record<string, Role>>
  /** Values that conditions and derivations need and the form does not show, by name. */
  readonly facts: Readonly<Record<string, FactOf>>
  /** In the order of the form. */
  readonly fields: readonly Field[]
  /** What has to hold before a case is submitted. */
  readonly requirements: readonly Requirement[]
  /** In the order in which the registries are told. */
  readonly effects: readonly Effect[]
  readonly fees: readonly Fee[]
  readonly deadline: Deadline
  readonly burden: BurdenSteps
}

/** One form of the procedure: by legal form, with or without a part of a bundle, or as one province prints it. */
export interface Variant {
  readonly id: string
  readonly code: string
  readonly title: Bilingual
  /** Number and origin of the printed form that is replaced. */
  readonly form: Bilingual
  /** Set where the form is one province's own, by the two digits of the list of 1 July 2025. */
  readonly province?: string
  /** Set where this variant goes to fewer agencies than the procedure. */
  readonly agencies?: readonly string[]
  readonly legalBases?: readonly LegalText[]
}

/** One text in force from a day on, until the day before another. */
export interface LegalText {
  readonly law: string
  readonly article?: string
  readonly from: string
  readonly until?: string
  /** Set where the text or its day has not been checked. */
  readonly assumption?: boolean
}

/** Somebody, or some parcel or firm, that the case is about. */
export interface Role {
  readonly subject: Subject
  readonly title: Bilingual
  /** Several may fill it. All its sources then add up; a role for one takes the first source that gives somebody. */
  readonly many?: boolean
  /** The case can go on without anybody in it. */
  readonly optional?: boolean
  readonly filledBy: readonly RoleSource[]
}

/** Where the ID of a role comes from. */
export type RoleSource = RoleOrigin & {
  readonly when?: Condition
  /** The agency of a bundle that looks it up; the one that receives the dossier otherwise. */
  readonly by?: string
}

type RoleOrigin =
  /** Whoever logged in to open the case; `party` is the second one, who logs in to consent. */
  | { readonly login: 'applicant' | 'party' }
  /**
   * The value of a reference of another role, `mother.spouse`. Followed inside the same look-up; with `apart` looked up
   * by its own ID in the next step, where an agreement covers the person and not the way to them.
   */
  | { readonly reference: string; readonly apart?: true }
  /**
   * Chosen by the applicant among the values of these references: a family list, a list of parcels. `show` are the
   * attributes by which they tell them apart.
   */
  | { readonly choice: readonly string[]; readonly show?: readonly string[] }
  /** Named in a notice that another body sent. */
  | { readonly notice: string; readonly item: string }
  /** An ID that the applicant alone knows. */
  | { readonly answer: true }
  /** Created when a registry carries out an effect, under the name of its answer. */
  | { readonly effect: string; readonly as: string }

/** A value beside the form. */
interface FactOf {
  readonly from: readonly FieldSource[]
  /** One value for each subject in this role. */
  readonly each?: string
}

/** A rule of the law about the case: a minor founds no firm, a seller sells what is theirs. */
interface Requirement {
  readonly id: string
  /** The field at which somebody can do something about it. */
  readonly field: string
  /** The requirement is looked at where this holds. */
  readonly when?: Condition
  readonly that: Condition
  readonly reason: Bilingual
  readonly law: string
}

/** What is paid for the procedure. */
interface Fee {
  readonly title: Bilingual
  /** Whole đồng; a derivation's result where it depends on the case. */
  readonly amount: number | { readonly field: string }
  readonly source: string
}

/** Until when the law wants an answer. */
interface Deadline {
  readonly amount: number
  readonly unit: 'working-days' | 'working-hours' | 'days'
  /** The same where something has to be verified. */
  readonly atMost?: number
  readonly source: string
}

/** Whether only a registry can fill a role, by carrying out an effect: until then nobody is there. */
export function isCreated(role: Role | undefined): boolean {
  const { filledBy = [] } = role ?? {}
  return filledBy.length > 0 && filledBy.every((source) => 'effect' in source)
}
