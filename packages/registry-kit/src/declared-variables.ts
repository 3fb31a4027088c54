import { didYouMean, Refusal } from '@motlan/kernel'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  typeFromAST,
} from 'graphql'
import type { Declaration } from './declaration.ts'

/**
 * Holds the variables of a declaration against their types and names the first place that does not fit, in the words of
 * the registry: `registerBirth.input.dateOfBirth: the calendar has no such day`. The values themselves are never told.
 */
export function checkDeclaredVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  mutation: string,
  variables: Readonly<Record<string, unknown>>,
): void {
  const whyNot = schema.getMutationType()?.getFields()[mutation]?.extensions.whyNot
  // Set by `withDeclarations`, where the declaration brings it.
  const explain: Explain = typeof whyNot === 'function' ? (whyNot as Explain) : () => undefined
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    for (const { variable, type: node, defaultValue } of definition.variableDefinitions ?? []) {
      const name = variable.name.value
      // Validation of the document found that every type exists and may be an input.
      const type = typeFromAST(schema, node as never) as unknown as GraphQLInputType | undefined
      const value = variables[name]
      if (!type || (value === undefined && defaultValue)) continue
      check(type, value, `${mutation}.${name}`, explain)
    }
  }
}

/** Why a registry takes no field at a path into the input, where it knows. */
type Explain = NonNullable<Declaration<never>['whyNot']>

function check(type: GraphQLInputType, value: unknown, place: string, explain: Explain): void {
  if (isNonNullType(type)) {
    if (value === null || value === undefined) throw misfit(place, 'it is missing')
    check(type.ofType, value, place, explain)
  } else if (value === null || value === undefined) {
    return
  } else if (isListType(type)) {
    if (!Array.isArray(value)) throw misfit(place, 'a list is expected')
    for (const [index, one] of value.entries())
      check(type.ofType, one, `${place}[${index}]`, explain)
  } else if (isInputObjectType(type)) {
    checkFields(type.getFields(), value, place, explain)
  } else if (isEnumType(type)) {
    const values = type.getValues().map((one) => one.name)
    if (typeof value !== 'string' || !values.includes(value))
      throw misfit(place, `it is one of ${values.join(', ')}`)
  } else {
    checkScalar(type, value, place)
  }
}

function checkFields(
  fields: Readonly<Record<string, { readonly type: GraphQLInputType }>>,
  value: unknown,
  place: string,
  explain: Explain,
): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw misfit(place, 'an object is expected')
  const given = value as Readonly<Record<string, unknown>>
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(fields, name)) continue
    const field = fieldOf(`${place}.${name}`)
    const why = explain(field)
    if (why)
      throw new Refusal('DECLARATION_REFUSED', `${place}.${name}`, { ...why, details: { field } })
    const near = didYouMean(name, Object.keys(fields))
    throw misfit(
      place,
      `it has a field the registry does not take${near ? `; did you mean ${near}?` : ''}`,
    )
  }
  for (const [name, field] of Object.entries(fields))
    check(field.type, given[name], `${place}.${name}`, explain)
}

function checkScalar(
  type: Extract<GraphQLInputType, { parseValue: unknown }>,
  value: unknown,
  place: string,
): void {
  try {
    type.parseValue(value)
  } catch (error) {
    // graphql's own scalars repeat the value they do not take; ours say what is expected.
    const ours = error instanceof GraphQLError && error.extensions.code === 'IDENTIFIER_INVALID'
    const reason = ours ? error.message.replace(/^\w+: /, '') : `it is no ${type.name}`
    throw misfit(place, reason)
  }
}

function misfit(place: string, reason: string): Refusal {
  return new Refusal('DECLARATION_INVALID', place, { reason, details: { field: fieldOf(place) } })
}

/** The path into the input: `registerBirth.input.dateOfBirth` is `dateOfBirth`. */
function fieldOf(place: string): string {
  return place.split('.').slice(2).join('.')
}
