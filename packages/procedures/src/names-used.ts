import { namesIn } from './condition.ts'
import type { Binding } from './effect.ts'
import type { Field, FieldSource } from './field.ts'
import type { Procedure } from './procedure.ts'

/** The fields and facts that a source reads. */
export function namesInSource(source: FieldSource): readonly string[] {
  if ('derive' in source) {
    return Object.values(source.with).flatMap((given) => ('field' in given ? [given.field] : []))
  }
  if (!('applicant' in source)) return []
  const { suggest, among = [] } = source.applicant
  return [...(suggest === undefined ? [] : [suggest]), ...among]
}

/** The fields and facts that bindings read. */
export function namesInBindings(bindings: readonly Binding[]): readonly string[] {
  return bindings.flatMap((binding) => {
    if ('field' in binding) return [binding.field]
    if ('list' in binding) return namesInBindings(binding.list)
    if ('first' in binding) return namesInBindings(binding.first)
    if (!('object' in binding)) return []
    return [
      ...(binding.when ? namesIn(binding.when) : []),
      ...namesInBindings(Object.values(binding.object)),
    ]
  })
}

/** The facts that anything on the form, or anything told to a registry, depends on. */
export function factsUsed(procedure: Procedure): ReadonlySet<string> {
  const used = new Set<string>()
  const use = (names: readonly string[]): void => {
    for (const name of names) {
      const fact = Object.hasOwn(procedure.facts, name) ? procedure.facts[name] : undefined
      if (fact === undefined || used.has(name)) continue
      used.add(name)
      use(fact.from.flatMap(namesInSource))
    }
  }
  use(procedure.fields.flatMap(namesOfField))
  use(
    procedure.requirements.flatMap(({ when, that }) => [
      ...(when ? namesIn(when) : []),
      ...namesIn(that),
    ]),
  )
  use(
    procedure.effects.flatMap(({ when, input }) => [
      ...(when ? namesIn(when) : []),
      ...namesInBindings(Object.values(input)),
    ]),
  )
  const sources = Object.values(procedure.roles).flatMap(({ filledBy }) => filledBy)
  use(sources.flatMap(({ when }) => (when ? namesIn(when) : [])))
  return used
}

/** Every name that a field depends on, whatever for. */
function namesOfField({ from, when, doubts = [] }: Field): readonly string[] {
  return [
    ...from.flatMap(namesInSource),
    ...(when ? namesIn(when) : []),
    ...doubts.flatMap((doubt) => namesIn(doubt.when)),
  ]
}
