import { isSubject, type JsonObject, type ScalarKind, scalars } from '@motlan/kernel'
import {
  type GraphQLSchema,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql'
import { isJsonObject } from './bare.ts'
import type { ProjectedField, Projection } from './compile-projection.ts'
import type { GatheredPath } from './gathered.ts'

/** A field of Query that asks about subjects by their identifiers. */
export interface AskedAbout {
  readonly field: ProjectedField
  /** Under which key an answered subject says who it is. */
  readonly key: string
  /** One identifier, or a list of them, as the gateway writes identifiers. */
  readonly identifiers: (variables: JsonObject) => unknown
}

/** Whom one operation asks about at its root. Without a selected identifier nothing of a subject leaves anyway. */
export function askedAbout(
  { operation, selectionSet }: OperationDefinitionNode,
  projection: Projection,
  schema: GraphQLSchema,
): readonly AskedAbout[] {
  const fields = schema.getRootType(operation)?.getFields() ?? {}
  return selectionSet.selections.flatMap((selection) => {
    if (selection.kind !== Kind.FIELD) return []
    const declared = fields[selection.name.value]
    if (!declared || !isSubject(getNamedType(declared.type).name)) return []
    const [argument, ...others] = declared.args
    if (!argument || others.length > 0) return []
    const responseKey = (selection.alias ?? selection.name).value
    const field = projection.fields?.find(({ key }) => key === responseKey)
    const key = field?.below?.fields?.find(({ identifies }) => identifies)?.key
    const given = selection.arguments?.find(({ name }) => name.value === argument.name)?.value
    if (!field || key === undefined || !given) return []
    const kind = kinds.get(getNamedType(argument.type).name)
    return [{ field, key, identifiers: (variables) => identifiersIn(given, variables, kind) }]
  })
}

/**
 * What a registry sent, without subjects it was not asked about. INVARIANT: a list answers in the order of its
 * question; one of another length does not say who is who, and is taken for nobody's.
 */
export function withoutStrangers(
  sent: JsonObject,
  asked: readonly AskedAbout[],
  variables: JsonObject,
  onStranger: (path: GatheredPath) => void,
): JsonObject {
  const strange: [string, unknown][] = []
  for (const { field, key, identifiers } of asked) {
    const value = sent[field.key]
    if (value == null) continue
    const wanted = identifiers(variables)
    if (field.lists === 0) {
      if (isAbout(value, key, wanted)) continue
      strange.push([field.key, undefined])
      onStranger([field.name])
      continue
    }
    const ids = Array.isArray(wanted) ? wanted : [wanted]
    if (!Array.isArray(value) || value.length !== ids.length) {
      strange.push([field.key, undefined])
      onStranger([field.name])
      continue
    }
    if (value.every((item, index) => item === null || isAbout(item, key, ids[index]))) continue
    const own = value.map((item, index) => {
      if (item === null || isAbout(item, key, ids[index])) return item
      onStranger([field.name, index])
      return undefined
    })
    strange.push([field.key, own])
  }
  return strange.length === 0 ? sent : { ...sent, ...Object.fromEntries(strange) }
}

function isAbout(value: unknown, key: string, identifier: unknown): boolean {
  return isJsonObject(value) && typeof identifier === 'string' && value[key] === identifier
}

const kinds: ReadonlyMap<string, ScalarKind> = new Map(Object.entries(scalars))

/** Variables arrive normalised; what stands in the document itself is as the client wrote it. */
function identifiersIn(
  given: ValueNode,
  variables: JsonObject,
  kind: ScalarKind | undefined,
): unknown {
  if (given.kind === Kind.VARIABLE) return variables[given.name.value]
  if (given.kind === Kind.LIST) {
    return given.values.map((each) => identifiersIn(each, variables, kind))
  }
  const value: unknown = valueFromASTUntyped(given)
  const read = typeof value === 'string' ? kind?.parse(value) : undefined
  return read?.ok ? read.value : value
}
