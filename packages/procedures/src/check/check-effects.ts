import { subjectScalars } from '@motlan/kernel'
import { attributePath } from '../attribute-path.ts'
import type { InputField } from '../declarations.ts'
import type { Binding, Effect } from '../effect.ts'
import type { Procedure } from '../procedure.ts'
import { unknown } from './check-names.ts'
import { type Check, fault, type Known, type Place, type ProcedureFault } from './fault.ts'
import { typeOf } from './type-of.ts'

/** Every effect is a mutation of that registry, tells it everything it needs, and only what is its own. */
export const checkEffects: Check = (procedure, known) =>
  procedure.effects.flatMap((effect, at) => effectFaults(procedure, effect, ['effects', at], known))

function effectFaults(
  procedure: Procedure,
  effect: Effect,
  place: Place,
  known: Known,
): readonly ProcedureFault[] {
  const { registry, mutation, each, fills = {} } = effect
  const registries = [...known.dictionary.declarations.keys()]
  const own = known.dictionary.declarations.get(registry)
  if (own === undefined) return unknown([registry], registries, 'registry', [...place, 'registry'])
  const inputs = own.get(mutation)
  if (inputs === undefined) {
    const other = registries.find((name) => known.dictionary.declarations.get(name)?.has(mutation))
    const at = [...place, 'mutation']
    return other === undefined
      ? unknown([mutation], [...own.keys()], `mutation of ${registry}`, at)
      : [
          fault(
            'effect-foreign',
            at,
            `"${mutation}" tells ${other}, and not ${registry}, what it holds`,
            `say registry: ${other}`,
          ),
        ]
  }
  if (corrections.has(mutation)) {
    const reason = `"${mutation}" sets right what ${registry} holds wrongly, and nothing has happened`
    const fix = 'tell the registry what has happened; what is wrong is disputed'
    return [fault('effect-correction', [...place, 'mutation'], reason, fix)]
  }
  return [
    ...unknown(Object.keys(fills), Object.keys(procedure.roles), 'role', [...place, 'fills']),
    ...unknown(each ? [each] : [], Object.keys(procedure.roles), 'role', [...place, 'each']),
    ...objectFaults(procedure, effect.input, inputs, [...place, 'input'], known),
  ]
}

/** What the agency that keeps a registry says, and no form. */
const corrections: ReadonlySet<string> = new Set(
  Object.keys(subjectScalars).map((subject) => `correct${subject}`),
)

function objectFaults(
  procedure: Procedure,
  bindings: Readonly<Record<string, Binding>>,
  inputs: readonly InputField[],
  place: Place,
  known: Known,
): readonly ProcedureFault[] {
  const names = inputs.map(({ name }) => name)
  const missing = inputs.filter(({ name, required }) => required && !Object.hasOwn(bindings, name))
  return [
    ...Object.keys(bindings).flatMap((name) =>
      unknown([name], names, 'input field', [...place, name]),
    ),
    ...missing.map(({ name }) =>
      fault('input-missing', place, `the registry needs "${name}"`, 'bind it'),
    ),
    ...inputs.flatMap((input) => {
      const binding = Object.hasOwn(bindings, input.name) ? bindings[input.name] : undefined
      return binding === undefined
        ? []
        : bindingFaults(procedure, binding, input, [...place, input.name], known)
    }),
  ]
}

function bindingFaults(
  procedure: Procedure,
  binding: Binding,
  input: InputField,
  place: Place,
  known: Known,
): readonly ProcedureFault[] {
  const each = (all: readonly Binding[], key: string) =>
    all.flatMap((one, at) => bindingFaults(procedure, one, input, [...place, key, at], known))
  if ('list' in binding) return each(binding.list, 'list')
  if ('first' in binding) return each(binding.first, 'first')
  if ('object' in binding) {
    const roles = 'each' in binding ? [binding.each] : []
    return [
      ...unknown(roles, Object.keys(procedure.roles), 'role', [...place, 'each']),
      ...(input.fields === undefined
        ? [fault('input-shape', place, `"${input.name}" is no object`, 'bind a value')]
        : objectFaults(procedure, binding.object, input.fields, [...place, 'object'], known)),
    ]
  }
  if ('is' in binding) return constantFaults(binding.is, input, place, known)
  if ('the' in binding) {
    const type = { day: 'Date', month: 'Month', case: 'String' }[binding.the]
    return sameType(type, input, place, `the ${binding.the}`)
  }
  if ('role' in binding) {
    const role = procedure.roles[binding.role]
    return role === undefined
      ? unknown([binding.role], Object.keys(procedure.roles), 'role', place)
      : sameType(subjectScalars[role.subject], input, place, binding.role)
  }
  const names = [...procedure.fields.map(({ id }) => id), ...Object.keys(procedure.facts)]
  const type = typeOf(procedure, binding.field, binding.part, known)
  return [
    ...unknown([binding.field], names, 'field or fact', place),
    ...(type === undefined ? [] : sameType(type, input, place, binding.field)),
    ...ownFaults(procedure, binding, input, place),
  ]
}

/** An answer becomes what it is said to become, and nothing else; one that becomes an attribute is typed by it. */
function ownFaults(
  procedure: Procedure,
  { field, part }: { readonly field: string; readonly part?: string },
  { name, declares }: InputField,
  place: Place,
): readonly ProcedureFault[] {
  const from = procedure.fields.find(({ id }) => id === field)?.from ?? []
  return from.flatMap((source) => {
    if (!('applicant' in source) || declares.length === 0) return []
    const { applicant } = source
    if ('scalar' in applicant || 'choices' in applicant) {
      return [
        fault(
          'answer-untyped',
          place,
          `"${field}" becomes ${declares.join(' and ')} and is not typed by it`,
          'say becomes or changes in its answer',
        ),
      ]
    }
    const read = attributePath(
      procedure,
      'becomes' in applicant ? applicant.becomes : applicant.changes,
    )
    const attribute = part === undefined ? read?.name : `${read?.name}.${part}`
    return attribute === undefined || declares.includes(attribute)
      ? []
      : [
          fault(
            'effect-foreign',
            place,
            `"${field}" is ${attribute}, and the input "${name}" becomes ${declares.join(' and ')}`,
            'bind it to the input of its own attribute',
          ),
        ]
  })
}

function constantFaults(
  value: string | number | boolean,
  { name, type }: InputField,
  place: Place,
  { dictionary: { enumerations } }: Known,
): readonly ProcedureFault[] {
  const values = enumerations.get(type)
  return values === undefined || values.includes(String(value))
    ? []
    : [fault('value-unknown', place, `"${name}" is never "${value}"`, `use ${values.join(', ')}`)]
}

function sameType(
  type: string,
  input: InputField,
  place: Place,
  what: string,
): readonly ProcedureFault[] {
  if (input.fields !== undefined || type === input.type) return []
  // A number is kept as it is; a text takes whatever is written as one.
  const fits =
    (input.type === 'Float' && (type === 'Int' || type === 'Vnd')) ||
    (input.type === 'String' && !['Int', 'Float', 'Vnd', 'Boolean'].includes(type))
  return fits
    ? []
    : [
        fault(
          'input-type',
          place,
          `${what} is a ${type}, and the input "${input.name}" is a ${input.type}`,
          'bind a value of this type',
        ),
      ]
}
