import { type JsonObject, Refusal } from '@motlan/kernel'
import type { Dictionary } from './dictionary.ts'
import type { Binding, Effect } from './effect.ts'
import { evaluate } from './evaluate.ts'
import { type Evaluation, keyOf, sameSubject } from './evaluation.ts'
import { isCreated } from './procedure.ts'
import { objectIn } from './read-answers.ts'
import type { Situation } from './situation.ts'

/** One declaration that a submitted case makes. */
export interface PlannedEffect {
  /** The id of the effect; with the subject where it is made once for each: `card/9…`. Stable for a case. */
  readonly id: string
  readonly effect: Effect
  readonly registry: string
  readonly mutation: string
  readonly subject?: string
  /** Roles that an earlier effect has to fill before the input can be made. */
  readonly waitsFor: readonly string[]
}

/** What the registries are told when the case is submitted, in order. */
export function effectsOf(situation: Situation, dictionary: Dictionary): readonly PlannedEffect[] {
  return effectsIn(evaluate(situation, dictionary))
}

/** The same, of a situation that is being worked out. */
export function effectsIn(evaluation: Evaluation): readonly PlannedEffect[] {
  const { situation } = evaluation
  return situation.procedure.effects.flatMap((effect) => {
    const subjects: readonly (string | undefined)[] =
      effect.each === undefined
        ? [undefined]
        : evaluation.role(effect.each).members.map(({ id }) => id)
    return subjects
      .filter(
        (subject) =>
          !effect.when || evaluation.holds(effect.when, { each: effect.each, subject }) === true,
      )
      .map((subject) => ({
        id: keyOf(effect.id, subject),
        effect,
        registry: effect.registry,
        mutation: effect.mutation,
        ...(subject !== undefined && { subject }),
        waitsFor: createdRolesIn(effect, situation),
      }))
  })
}

/** The input of the mutation of an effect. A role that an earlier effect fills has to be in `created` by now. */
export function inputOf(
  situation: Situation,
  dictionary: Dictionary,
  { id, effect, subject, waitsFor }: PlannedEffect,
): JsonObject {
  const missing = waitsFor.filter((role) => situation.created?.[role] === undefined)
  if (missing.length > 0) {
    throw new Refusal('CASE_STATE', id, {
      reason: `it needs ${missing.join(', ')}, which no registry has created yet`,
    })
  }
  return objectOf(effect.input, subject, evaluate(situation, dictionary), effect.each)
}

function createdRolesIn(effect: Effect, { procedure, created = {} }: Situation): readonly string[] {
  const roles = new Set(bindingRoles(Object.values(effect.input)))
  return [...roles].filter(
    (role) => created[role] === undefined && isCreated(procedure.roles[role]),
  )
}

/** The roles whose IDs bindings hold. */
function bindingRoles(bindings: readonly Binding[]): readonly string[] {
  return bindings.flatMap((binding) => {
    if ('role' in binding) return [binding.role]
    if ('list' in binding) return bindingRoles(binding.list)
    if ('first' in binding) return bindingRoles(binding.first)
    if (!('object' in binding)) return []
    return [
      ...('each' in binding ? [binding.each] : []),
      ...bindingRoles(Object.values(binding.object)),
    ]
  })
}

function objectOf(
  bindings: Readonly<Record<string, Binding>>,
  subject: string | undefined,
  evaluation: Evaluation,
  each: string | undefined,
): JsonObject {
  const values = Object.entries(bindings).flatMap(([name, binding]) => {
    const value = bound(binding, subject, evaluation, each)
    return value === undefined || value === null ? [] : [[name, value] as const]
  })
  return Object.fromEntries(values)
}

/** The value that a binding gives, for one subject where it goes over a role; nothing where there is none. */
export function bound(
  binding: Binding,
  subject: string | undefined,
  evaluation: Evaluation,
  each: string | undefined,
): unknown {
  const { situation, role, holds } = evaluation
  if ('is' in binding) return binding.is
  if ('the' in binding) {
    if (binding.the === 'case') return situation.caseId
    return binding.the === 'day' ? situation.today : situation.today.slice(0, 7)
  }
  if ('role' in binding) {
    return binding.role === each ? subject : role(binding.role).members[0]?.id
  }
  if ('field' in binding) return fieldValue(binding, subject, evaluation, each)
  if ('list' in binding) {
    return binding.list.flatMap((one) => bound(one, subject, evaluation, each) ?? [])
  }
  if ('first' in binding) {
    for (const one of binding.first) {
      const value = bound(one, subject, evaluation, each)
      if (value != null) return value
    }
    return undefined
  }
  const { object, when } = binding
  if ('each' in binding) {
    return role(binding.each)
      .members.filter(
        ({ id }) => !when || holds(when, { each: binding.each, subject: id }) === true,
      )
      .map(({ id }) => objectOf(object, id, evaluation, binding.each))
  }
  return when && holds(when, { each, subject }) !== true
    ? undefined
    : objectOf(object, subject, evaluation, each)
}

function fieldValue(
  { field, part }: { readonly field: string; readonly part?: string },
  subject: string | undefined,
  evaluation: Evaluation,
  each: string | undefined,
): unknown {
  const own = sameSubject(evaluation, field, { each, subject })
  const evaluated = evaluation.value(field, own)
  if (evaluated.state !== 'known') return undefined
  return part === undefined ? evaluated.value : objectIn(evaluated.value)?.[part]
}
