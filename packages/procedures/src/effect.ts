import type { Condition } from './condition.ts'

/** One declaration to the registry that owns the facts. */
export interface Effect {
  readonly id: string
  readonly registry: string
  readonly mutation: string
  /** Declared once for each subject in this role. */
  readonly each?: string
  readonly when?: Condition
  readonly input: Readonly<Record<string, Binding>>
  /** Roles of the case by the role under which the registry answers with the new subject: `{ child: 'child' }`. */
  readonly fills?: Readonly<Record<string, string>>
}

/** What an input field of a mutation is given. */
export type Binding =
  /** The value of a field or fact, or one part of it. */
  | { readonly field: string; readonly part?: string }
  /** The ID in a role: of the one it is declared for, where the effect or the list goes over that role. */
  | { readonly role: string }
  | { readonly is: string | number | boolean }
  /** The day on which the case was submitted, its month, or the number of the case. */
  | { readonly the: 'day' | 'month' | 'case' }
  | { readonly object: Readonly<Record<string, Binding>>; readonly when?: Condition }
  /** One object for each subject in a role, of those for whom the condition holds. */
  | {
      readonly each: string
      readonly object: Readonly<Record<string, Binding>>
      readonly when?: Condition
    }
  /** One list after the other; a single object is a list of one. */
  | { readonly list: readonly Binding[] }
  /** The first binding that gives something. */
  | { readonly first: readonly Binding[] }
