import type { InputField } from './declarations.ts'
import type { Binding } from './effect.ts'
import { bound, effectsIn } from './effects-of.ts'
import { type About, type Evaluation, keyOf, sameSubject } from './evaluation.ts'
import type { Problem } from './planned-field.ts'
import { keyFieldOf } from './role-state.ts'

/**
 * What some registry needs and nothing gives any more, each at the field of the form that it hangs on. Left out is what
 * may still come, and what follows from a field, fact or role about which something is `said` already.
 */
export function neededInputs(
  evaluation: Evaluation,
  said: ReadonlySet<string>,
): readonly Problem[] {
  const problems = effectsIn(evaluation).flatMap(({ effect, registry, mutation, subject }) => {
    const inputs = evaluation.dictionary.declarations.get(registry)?.get(mutation) ?? []
    const about = { each: effect.each, subject }
    return missingIn(effect.input, inputs, about, { evaluation, said }).map((field): Problem => {
      const vi = `Cơ sở dữ liệu ${registry} cần mục này mà chưa nơi nào cho biết`
      return {
        field,
        rule: 'needed',
        reason: {
          vi,
          en: `The ${registry} registry needs this, and nothing that is known gives it`,
        },
      }
    })
  })
  return [...new Map(problems.map((each) => [each.field, each])).values()]
}

interface Search {
  readonly evaluation: Evaluation
  readonly said: ReadonlySet<string>
}

function missingIn(
  bindings: Readonly<Record<string, Binding>>,
  inputs: readonly InputField[],
  about: About,
  search: Search,
): readonly string[] {
  return inputs.flatMap((input) => {
    const binding = Object.hasOwn(bindings, input.name) ? bindings[input.name] : undefined
    return binding === undefined ? [] : missing(binding, input, about, search)
  })
}

function missing(
  binding: Binding,
  input: InputField,
  about: About,
  search: Search,
): readonly string[] {
  const { evaluation } = search
  if ('list' in binding) return binding.list.flatMap((one) => missing(one, input, about, search))
  if ('object' in binding) {
    const { object, when } = binding
    const members: readonly About[] =
      'each' in binding
        ? evaluation
            .role(binding.each)
            .members.map(({ id }) => ({ each: binding.each, subject: id }))
        : [about]
    return members
      .filter((member) => !when || evaluation.holds(when, member) === true)
      .flatMap((member) => missingIn(object, input.fields ?? [], member, search))
  }
  if (!input.required || bound(binding, about.subject, evaluation, about.each) != null) return []
  return placeOf(binding, about, search) ?? []
}

/** The fields at which somebody can do something about a value that is missing; none as long as it may still come. */
function placeOf(binding: Binding, about: About, search: Search): readonly string[] | undefined {
  if ('field' in binding) return fieldsBehind(binding.field, about, search)
  if ('first' in binding) {
    const places = binding.first.map((one) => placeOf(one, about, search))
    return places.includes(undefined) ? undefined : places.find((place) => place !== undefined)
  }
  if (!('role' in binding)) return []
  const { evaluation, said } = search
  const { state } = evaluation.role(binding.role)
  const { optional } = evaluation.situation.procedure.roles[binding.role] ?? {}
  const mayCome = state === 'pending' || (state === 'toAsk' && !optional)
  if (mayCome || said.has(binding.role)) return undefined
  return [keyFieldOf(evaluation.situation, binding.role)]
}

/** A field of the form stands for itself; behind a fact are the fields it follows from. */
function fieldsBehind(name: string, about: About, search: Search): readonly string[] | undefined {
  const { evaluation, said } = search
  const subject = sameSubject(evaluation, name, about)
  const { state } = evaluation.value(name, subject)
  const known = evaluation.named.get(name)
  const mayCome = state === 'waiting' || state === 'unavailable'
  if (mayCome || said.has(name) || known === undefined) return undefined
  if (known.field !== undefined) {
    return state === 'toAsk' && !known.field.optional ? undefined : [keyOf(name, subject)]
  }
  const behind = known.from.flatMap((source) =>
    'derive' in source
      ? Object.values(source.with).flatMap((given) =>
          'field' in given ? [fieldsBehind(given.field, about, search)] : [],
        )
      : [],
  )
  if (behind.includes(undefined)) return undefined
  return behind.length > 0 ? behind.flatMap((fields) => fields?.slice(0, 1) ?? []) : [name]
}
