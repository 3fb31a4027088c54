import type { Condition } from './condition.ts'
import type { Dictionary } from './dictionary.ts'
import type { Evaluated } from './evaluated.ts'
import type { NamedValue } from './named-value.ts'
import type { RolePlace } from './role-place.ts'
import type { RoleState } from './role-state.ts'
import type { Situation } from './situation.ts'

/** Whom a value is about, where it is there once for each subject in a role. */
export interface About {
  readonly each: string | undefined
  readonly subject: string | undefined
}

/** Everything that follows from a situation, worked out when it is asked for and once. */
export interface Evaluation {
  readonly situation: Situation
  readonly dictionary: Dictionary
  readonly places: ReadonlyMap<string, readonly RolePlace[]>
  readonly named: ReadonlyMap<string, NamedValue>
  readonly role: (name: string) => RoleState
  /** The value of a field or fact; for one subject, where it has one for each. */
  readonly value: (name: string, subject?: string) => Evaluated
  readonly holds: (condition: Condition, about?: About) => boolean | undefined
}

/** Key of a planned field: its id, and the subject where it is there once for each. */
export function keyOf(name: string, subject: string | undefined): string {
  return subject === undefined ? name : `${name}/${subject}`
}

/** The subject of a value that is read for another one: the same where both are there once for each of one role. */
export function sameSubject(
  { named }: Pick<Evaluation, 'named'>,
  name: string,
  about: About | undefined,
): string | undefined {
  const each = named.get(name)?.each
  return each !== undefined && each === about?.each ? about.subject : undefined
}
