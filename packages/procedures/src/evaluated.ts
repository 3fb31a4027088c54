/** What is known of one value. */
export type Evaluated = Known | Unknown

/** A value, and where it comes from. */
export interface Known {
  readonly state: 'known'
  readonly value: unknown
  /** A registry, a notice, `login`, `derived` or `applicant`. */
  readonly source: string
  readonly attributes: readonly string[]
  readonly asOf?: string
  readonly step?: string
}

/** Why there is none. */
export interface Unknown {
  readonly state: 'silent' | 'notPermitted' | 'unavailable' | 'waiting' | 'toAsk' | 'absent'
  readonly attributes: readonly string[]
  readonly source?: string
  readonly step?: string
  /** Of what is asked: the attributes that a registry holds and no agreement opens. */
  readonly withheld?: readonly string[]
}

/** Nobody fills the role it is about, or the field is not on the form: there can be no value. */
export const absent: Unknown = { state: 'absent', attributes: [] }

/** It follows from something that is not known yet. */
export const waiting: Unknown = { state: 'waiting', attributes: [] }

/** The value as conditions and derivations see it: `null` where it is known that there is none, undefined before. */
export function settled(evaluated: Evaluated, optional = false): unknown {
  if (evaluated.state === 'known') return evaluated.value
  if (evaluated.state === 'silent' || evaluated.state === 'absent') return null
  return optional && evaluated.state === 'toAsk' ? null : undefined
}

/** Several values as one: known when all of them are, except those that nobody has. */
export function joined(all: readonly Evaluated[]): Evaluated {
  const known = all.filter((each): each is Known => each.state === 'known')
  const open = all.find(({ state }) => !['known', 'silent', 'absent'].includes(state))
  if (open) return open
  const [first] = known
  if (!first) return all[0] ?? absent
  return { ...first, value: known.flatMap(({ value }) => value) }
}
