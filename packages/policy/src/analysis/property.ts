import type { Bilingual } from '@motlan/kernel'
import type { Circumstances } from '../agreement.ts'
import type { Validity } from '../catalog.ts'
import type { Facts } from '../policy.ts'
import type { Question } from './question.ts'

/** Which questions a property is about: everything it names must match, what it leaves out matches everything. */
export interface Scope extends Circumstances {
  /** Attributes, groups and wildcards of any registry. */
  readonly attributes?: readonly string[]
  readonly sensitivities?: readonly string[]
  /** The outcome that facts must have; the property is about both outcomes of the others. */
  readonly facts?: Facts
}

/** One statement about every question that can be asked, which holds or is refuted by one of them. */
export type Property = {
  readonly id: string
  readonly title: Bilingual
  /** The days it is about; every day where it is left out. */
  readonly during?: Validity
} & (
  | { readonly kind: 'never'; readonly never: Scope }
  /** Whatever of `of` is permitted lies within one of `to`. */
  | { readonly kind: 'only'; readonly of: Scope; readonly to: readonly Scope[] }
  /** Everything in scope is permitted: name agency, aim, relation and the facts it presupposes. */
  | { readonly kind: 'always'; readonly always: Scope }
  /** Nobody gets something of each set: about one subject, in one request (one agency and aim), or one agency over time. */
  | {
      readonly kind: 'never-together'
      readonly sets: readonly (readonly string[])[]
      readonly within: 'subject' | 'request' | 'agency'
      readonly scope?: Scope
    }
  /** A fact that comes true takes nothing away: withdrawing it never discloses more. `consent.*` means every consent. */
  | { readonly kind: 'monotone'; readonly facts: readonly string[]; readonly scope?: Scope }
  /** Nothing is gained against another version, except what lies within `except`. */
  | {
      readonly kind: 'no-new-access-since'
      readonly version: string
      readonly except?: readonly Scope[]
    }
  /** Every grant of an agreement in force has a legal basis in force on each day of its validity. */
  | { readonly kind: 'basis-in-force' }
)

/** What refutes a property: questions to ask, one after the other, and what decides each. */
export interface Counterexample {
  readonly questions: readonly Question[]
  /** The rules that decide each question. */
  readonly deciding: readonly (readonly string[])[]
  /** The agreement and the days, where the property is about agreements and not about questions. */
  readonly agreement?: string
  readonly days?: Validity
}

/** A property with its outcome. */
export interface Proof {
  readonly property: Property
  readonly holds: boolean
  readonly counterexample?: Counterexample
  /** How many cells were looked at: all there are, where it holds. */
  readonly cells: number
}

/** Every scope that a property names. */
export function scopesOf(property: Property): readonly Scope[] {
  switch (property.kind) {
    case 'never':
      return [property.never]
    case 'only':
      return [property.of, ...property.to]
    case 'always':
      return [property.always]
    case 'never-together':
      return [property.scope ?? {}, ...property.sets.map((attributes) => ({ attributes }))]
    case 'monotone':
      return [property.scope ?? {}]
    case 'no-new-access-since':
      return property.except ?? []
    case 'basis-in-force':
      return []
  }
}
