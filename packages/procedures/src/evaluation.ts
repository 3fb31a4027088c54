import { attributeValue } from './attribute-value.ts'
import { type Condition, holds } from './condition.ts'
import { derive } from './derive.ts'
import type { Dictionary } from './dictionary.ts'
import { absent, type Evaluated, joined, type Known, settled, waiting } from './evaluated.ts'
import type { Argument, FieldSource, KeyOf } from './field.ts'
import { type NamedValue, namedValues } from './named-value.ts'
import { type RolePlace, rolePlaces } from './role-place.ts'
import { type RoleState, roleState } from './role-state.ts'
import type { Situation } from './situation.ts'

/** Everything that follows from a situation, worked out when it is asked for and once. */
export interface Evaluation {
  readonly situation: Situation
  readonly dictionary: Dictionary
  readonly places: ReadonlyMap<string, readonly RolePlace[]>
  readonly role: (name: string) => RoleState
  /** The value of a field or fact; for one subject, where it has one for each. */
  readonly value: (name: string, subject?: string) => Evaluated
  readonly holds: (condition: Condition, subject?: string) => boolean | undefined
}

/** Key of a planned field: its id, and the subject where it is there once for each. */
export function keyOf(name: string, subject: string | undefined): string {
  return subject === undefined ? name : `${name}/${subject}`
}

/** Begins to work out a situation. */
export function evaluate(situation: Situation, dictionary: Dictionary): Evaluation {
  const { procedure } = situation
  const names = new Map(namedValues(procedure).map((each) => [each.name, each]))
  const roles = new Map<string, RoleState>()
  const values = new Map<string, Evaluated>()
  const evaluation: Evaluation = {
    situation,
    dictionary,
    places: rolePlaces(procedure),
    // What is asked for while it is being worked out follows from itself: `check` refuses such a procedure.
    role: (name) =>
      once(roles, name, { state: 'pending', members: [] }, () => roleState(name, evaluation)),
    value: (name, subject) => {
      const known = names.get(name)
      return known === undefined
        ? absent
        : once(values, keyOf(name, subject), waiting, () => valueNamed(known, subject, evaluation))
    },
    holds: (condition, subject) =>
      holds(condition, {
        variant: procedure.variant?.id,
        value: (name) => seen(name, subject),
        filled: (name) => isFilled(evaluation.role(name), procedure.roles[name]?.optional),
      }),
  }
  return evaluation

  function seen(name: string, subject: string | undefined): unknown {
    const known = names.get(name)
    const own = known?.each === undefined ? undefined : subject
    return settled(evaluation.value(name, own), known?.field?.optional)
  }
}

/** The value of each argument of a derivation; undefined as a whole as long as one of them is not known. */
export function argumentValues(
  given: Readonly<Record<string, Argument>>,
  { value, role, situation }: Evaluation,
  subject: string | undefined,
): Readonly<Record<string, unknown>> | Evaluated {
  const values: Record<string, unknown> = {}
  for (const [name, argument] of Object.entries(given)) {
    if ('is' in argument) values[name] = argument.is
    else if ('the' in argument) values[name] = situation.procedure.variant?.id ?? null
    else if ('role' in argument) {
      const { state, members } = role(argument.role)
      if (state === 'pending' || state === 'toAsk') {
        if (!situation.procedure.roles[argument.role]?.optional || state === 'pending')
          return waiting
      }
      values[name] = members.map(({ id }) => id)
    } else {
      const known = namedValues(situation.procedure).find((each) => each.name === argument.field)
      const evaluated = value(argument.field, known?.each === undefined ? undefined : subject)
      const found = settled(evaluated, known?.field?.optional)
      if (found === undefined) {
        return evaluated.state === 'toAsk' ? waiting : evaluated
      }
      values[name] = found
    }
  }
  return values
}

function valueNamed(
  known: NamedValue,
  subject: string | undefined,
  evaluation: Evaluation,
): Evaluated {
  const { situation, role } = evaluation
  if (known.each !== undefined && subject === undefined) {
    const { state, members } = role(known.each)
    if (state === 'empty') return absent
    if (state !== 'filled') return waiting
    return joined(members.map(({ id }) => evaluation.value(known.name, id)))
  }
  const when = known.field?.when
  const applies = when === undefined ? true : evaluation.holds(when, subject)
  if (applies !== true) return applies === false ? absent : waiting
  const key = keyOf(known.name, subject)
  const said = situation.declared[key]
  const overrides = known.field?.editable || situation.allowed?.includes(key)
  if (said !== undefined && overrides) return declared(said)
  if (situation.allowed?.includes(key)) return { state: 'toAsk', attributes: [] }
  return firstOf(known, subject, evaluation, said)
}

/** The first source with a value. What a registry may hold is not asked for because it is down. */
function firstOf(
  { from, each, field }: NamedValue,
  subject: string | undefined,
  evaluation: Evaluation,
  said: unknown,
): Evaluated {
  let last: Evaluated = absent
  for (const source of from) {
    const next = fromSource(source, { each, subject, said }, evaluation)
    if (next.state === 'toAsk' && last.state === 'notPermitted')
      return { ...next, withheld: last.attributes }
    if (next.state === 'known' || next.state === 'toAsk' || next.state === 'unavailable')
      return next
    if (next.state === 'waiting' && !('notice' in source)) return next
    // A registry that is silent says more than a role that is empty, and a refusal more than silence.
    if (last.state === 'absent' || next.state === 'notPermitted') last = next
  }
  // A notice that need not come is not waited for.
  return last.state === 'waiting' && field?.optional ? { ...last, state: 'silent' } : last
}

interface About {
  readonly each: string | undefined
  readonly subject: string | undefined
  readonly said: unknown
}

function fromSource(source: FieldSource, about: About, evaluation: Evaluation): Evaluated {
  const { notices } = evaluation.situation
  if ('applicant' in source)
    return about.said === undefined ? { state: 'toAsk', attributes: [] } : declared(about.said)
  if ('notice' in source) {
    const attribute = `${source.notice}.${source.item}`
    const notice = notices[source.notice]
    if (notice === undefined) return { ...waiting, attributes: [attribute] }
    const value = notice[source.item]
    return value == null
      ? { state: 'silent', attributes: [attribute], source: source.notice }
      : { state: 'known', value, source: source.notice, attributes: [attribute] }
  }
  if ('key' in source) return keyValue(source, about.subject, evaluation)
  if ('attribute' in source) return attributeValue(source, about, evaluation)
  const given = argumentValues(source.with, evaluation, about.subject)
  return isEvaluated(given) ? given : derive(source.derive, given, evaluation.situation.today)
}

function keyValue({ key }: KeyOf, subject: string | undefined, evaluation: Evaluation): Evaluated {
  const { state, members } = evaluation.role(key)
  const { many, optional } = evaluation.situation.procedure.roles[key] ?? {}
  if (state === 'toAsk') return { state: 'toAsk', attributes: [] }
  if (state === 'pending' && members.length === 0) return waiting
  const meant = subject === undefined ? members : members.filter(({ id }) => id === subject)
  const [first] = meant
  if (first === undefined) return optional ? absent : { state: 'silent', attributes: [] }
  return {
    state: 'known',
    value: many && subject === undefined ? meant.map(({ id }) => id) : first.id,
    source: first.source,
    attributes: first.attribute === undefined ? [] : [first.attribute],
  }
}

function declared(value: unknown): Known {
  return { state: 'known', value, source: 'applicant', attributes: [] }
}

/** Nobody has to be named for an optional role: as long as nobody is, it is empty. */
function isFilled({ state }: RoleState, optional = false): boolean | undefined {
  if (state === 'filled') return true
  return state === 'empty' || (optional && state === 'toAsk') ? false : undefined
}

function isEvaluated(given: Readonly<Record<string, unknown>> | Evaluated): given is Evaluated {
  return 'state' in given && Array.isArray(given.attributes)
}

function once<Value>(
  kept: Map<string, Value>,
  key: string,
  meanwhile: Value,
  work: () => Value,
): Value {
  const before = kept.get(key)
  if (before !== undefined) return before
  kept.set(key, meanwhile)
  const value = work()
  kept.set(key, value)
  return value
}
