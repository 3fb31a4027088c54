import { argumentValues } from './argument-values.ts'
import { attributeValue } from './attribute-value.ts'
import { holds } from './condition.ts'
import { derive } from './derive.ts'
import type { Dictionary } from './dictionary.ts'
import { absent, type Evaluated, joined, type Known, settled, waiting } from './evaluated.ts'
import { type About, type Evaluation, keyOf, sameSubject } from './evaluation.ts'
import type { FieldSource, KeyOf } from './field.ts'
import { type NamedValue, namedValues } from './named-value.ts'
import { rolePlaces } from './role-place.ts'
import { type RoleState, roleState } from './role-state.ts'
import type { Situation } from './situation.ts'

/** Begins to work out a situation. */
export function evaluate(situation: Situation, dictionary: Dictionary): Evaluation {
  const { procedure } = situation
  const named = new Map(namedValues(procedure).map((each) => [each.name, each]))
  const roles = new Map<string, RoleState>()
  const values = new Map<string, Evaluated>()
  const evaluation: Evaluation = {
    situation,
    dictionary,
    named,
    places: rolePlaces(procedure),
    // What is asked for while it is being worked out follows from itself: `check` refuses such a procedure.
    role: (name) =>
      once(roles, name, { state: 'pending', members: [] }, () => roleState(name, evaluation)),
    value: (name, subject) => {
      const known = named.get(name)
      return known === undefined
        ? absent
        : once(values, keyOf(name, subject), waiting, () => valueNamed(known, subject, evaluation))
    },
    holds: (condition, about) =>
      holds(condition, {
        variant: procedure.variant?.id,
        value: (name) => {
          const evaluated = evaluation.value(name, sameSubject(evaluation, name, about))
          return settled(evaluated, named.get(name)?.field?.optional)
        },
        filled: (name) => isFilled(evaluation.role(name), procedure.roles[name]?.optional),
      }),
  }
  return evaluation
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
  const applies = when === undefined ? true : evaluation.holds(when, { each: known.each, subject })
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

interface Asked extends About {
  readonly said: unknown
}

function fromSource(source: FieldSource, about: Asked, evaluation: Evaluation): Evaluated {
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
  const given = argumentValues(source.with, evaluation, about)
  return 'open' in given
    ? given.open
    : derive(source.derive, given.values, evaluation.situation.today)
}

function keyValue({ key }: KeyOf, subject: string | undefined, evaluation: Evaluation): Evaluated {
  const { state, members, open } = evaluation.role(key)
  const { many, optional } = evaluation.situation.procedure.roles[key] ?? {}
  if (state === 'toAsk' || (open && subject === undefined))
    return { state: 'toAsk', attributes: [] }
  if (state === 'pending' && members.length === 0) return waiting
  const meant = subject === undefined ? members : members.filter(({ id }) => id === subject)
  const [first] = meant
  if (first === undefined) return optional ? absent : { state: 'silent', attributes: [] }
  return {
    state: 'known',
    value: many && subject === undefined ? meant.map(({ id }) => id) : first.id,
    source: meant.find(({ source }) => source === 'applicant')?.source ?? first.source,
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
