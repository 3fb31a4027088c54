import { isDeepStrictEqual } from 'node:util'
import type { Condition } from '../condition.ts'
import type { InputField } from '../declarations.ts'
import { derivations } from '../derivations.ts'
import type { Binding } from '../effect.ts'
import type { DerivedBy, FieldSource } from '../field.ts'
import type { NamedValue } from '../named-value.ts'
import { namedValues } from '../named-value.ts'
import type { Procedure, RoleSource } from '../procedure.ts'
import { type Check, fault, type Known, type Place, type ProcedureFault } from './fault.ts'

/**
 * No case ends where a registry needs what nobody can give any more: each required input hangs on something that is asked,
 * that may be disputed, or for which a requirement says why it is missing.
 */
export const checkNeeded: Check = (procedure, known) =>
  procedure.effects.flatMap(({ registry, mutation, each, when, input }, at) => {
    const inputs = known.dictionary.declarations.get(registry)?.get(mutation) ?? []
    const context: Context = {
      procedure,
      known,
      filled: each ? [each] : [],
      holding: when ? [when] : [],
    }
    return objectFaults(input, inputs, ['effects', at, 'input'], context)
  })

interface Context {
  readonly procedure: Procedure
  readonly known: Known
  /** Roles over which an effect or list goes: here somebody fills them. */
  readonly filled: readonly string[]
  /** Conditions that hold wherever this is told. */
  readonly holding: readonly Condition[]
}

function objectFaults(
  bindings: Readonly<Record<string, Binding>>,
  inputs: readonly InputField[],
  place: Place,
  context: Context,
): readonly ProcedureFault[] {
  return inputs.flatMap((input) => {
    const binding = Object.hasOwn(bindings, input.name) ? bindings[input.name] : undefined
    return binding ? bindingFaults(binding, input, [...place, input.name], context) : []
  })
}

function bindingFaults(
  binding: Binding,
  input: InputField,
  place: Place,
  context: Context,
): readonly ProcedureFault[] {
  if ('list' in binding) {
    return binding.list.flatMap((one, at) =>
      bindingFaults(one, { ...input, required: false }, [...place, 'list', at], context),
    )
  }
  if ('object' in binding) {
    const { object, when } = binding
    const within = {
      ...context,
      filled: 'each' in binding ? [...context.filled, binding.each] : context.filled,
      holding: when ? [...context.holding, when] : context.holding,
    }
    return objectFaults(object, input.fields ?? [], [...place, 'object'], within)
  }
  const why = input.required ? whyEmpty(binding, context) : undefined
  if (why === undefined) return []
  const fix = 'add a source that always gives a value, or a requirement that says why there is none'
  return [fault('may-stay-empty', place, `the registry needs "${input.name}", and ${why}`, fix)]
}

/** Why a binding may give nothing in the end; undefined where it cannot. */
function whyEmpty(binding: Binding, context: Context): string | undefined {
  if ('field' in binding) return whyNameEmpty(binding.field, binding.part, context)
  if ('role' in binding) return whyRoleEmpty(binding.role, context)
  if (!('first' in binding)) return undefined
  const why = binding.first.map((one, at) => {
    // Whatever comes later is looked at only where what comes before has no value.
    const before = binding.first
      .slice(0, at)
      .flatMap((each) => ('field' in each ? [{ not: { known: each.field } }] : []))
    return whyEmpty(one, { ...context, holding: [...context.holding, ...before] })
  })
  return why.includes(undefined) ? undefined : why.at(-1)
}

function whyNameEmpty(
  name: string,
  part: string | undefined,
  context: Context,
): string | undefined {
  const { procedure, holding } = context
  const named = namedValues(procedure).find((each) => each.name === name)
  if (named === undefined || isDemanded({ known: name }, context)) return undefined
  const { from, field } = named
  if (field?.optional) return `"${name}" is optional`
  const { when } = field ?? {}
  if (when !== undefined && !holding.some((each) => isDeepStrictEqual(each, when)))
    return `"${name}" is not always on the form`
  const why = from.map((source) => whySourceEmpty(source, part, named, context))
  return why.includes(undefined) ? undefined : why.at(-1)
}

function whySourceEmpty(
  source: FieldSource,
  part: string | undefined,
  { name, field }: NamedValue,
  context: Context,
): string | undefined {
  if ('key' in source) return whyRoleEmpty(source.key, context)
  if ('derive' in source) return whyDerivedEmpty(source, name, context)
  if ('notice' in source) {
    const notice = context.known.notices.find(({ id }) => id === source.notice)
    const item = notice?.items[source.item]
    return item?.optional
      ? `the notice "${source.notice}" need not say "${source.item}"`
      : undefined
  }
  // A fact is on no form: nobody can answer or dispute it.
  if (field === undefined) return `nobody is asked for "${name}" where no registry holds it`
  if (!('applicant' in source)) return undefined
  const { applicant } = source
  const optional = 'optionalParts' in applicant ? (applicant.optionalParts ?? []) : []
  return part !== undefined && optional.includes(part) ? `"${name}.${part}" is optional` : undefined
}

function whyDerivedEmpty(
  { derive, with: given }: DerivedBy,
  name: string,
  context: Context,
): string | undefined {
  const { unless, requires = [] } = derivations[derive] ?? {}
  if (unless !== undefined) return `"${name}" follows from nothing where ${unless}`
  for (const argument of requires) {
    const from = given[argument]
    if (from === undefined || !('field' in from)) continue
    const why = whyNameEmpty(from.field, undefined, context)
    if (why !== undefined) return why
  }
  return undefined
}

function whyRoleEmpty(name: string, context: Context): string | undefined {
  const role = context.procedure.roles[name]
  if (!role || context.filled.includes(name) || isDemanded({ filled: name }, context))
    return undefined
  if (role.optional) return `"${name}" need not be filled`
  return role.filledBy.some((source) => isSure(source, context.known))
    ? undefined
    : `a registry may know nobody who is "${name}"`
}

/** Whether a role is filled in this way sooner or later. */
function isSure(source: RoleSource, { notices }: Known): boolean {
  if (source.when !== undefined || 'reference' in source) return false
  if (!('notice' in source)) return true
  return notices.find(({ id }) => id === source.notice)?.items[source.item]?.optional !== true
}

/** Whether a requirement, or a condition that holds here, says so. */
function isDemanded(wanted: Condition, { procedure, holding }: Context): boolean {
  const demands = procedure.requirements.flatMap(({ when, that }) =>
    when === undefined || holding.some((each) => isDeepStrictEqual(each, when)) ? [that] : [],
  )
  return [...demands, ...holding].some((each) => says(each, wanted))
}

function says(condition: Condition, wanted: Condition): boolean {
  if (isDeepStrictEqual(condition, wanted)) return true
  return 'all' in condition && condition.all.some((each) => says(each, wanted))
}
