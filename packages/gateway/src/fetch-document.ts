import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type NameNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { atTheTop, fetchKey, type KeyPlace } from './fetch-key.ts'
import { isLeftOut } from './names.ts'

export interface FetchDocumentOptions {
  readonly document: DocumentNode
  readonly operationName: string | null | undefined
  /** Coerced: those of `@skip` and `@include` are read. */
  readonly variables: Readonly<Record<string, unknown>>
  readonly schema: GraphQLSchema
}

/**
 * The document as the planner reads it: one operation with its fragments written out, nothing that `@skip` and
 * `@include` leave out, no key of the client's choosing, no root field that the gateway answers itself. Undefined where
 * nothing is left to fetch.
 */
export function fetchDocument({
  document,
  operationName,
  variables,
  schema,
}: FetchDocumentOptions): DocumentNode | undefined {
  const operation = getOperationAST(document, operationName)
  if (!operation) return undefined
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition)
    }
  }

  function selected(
    { selections }: SelectionSetNode,
    type: GraphQLNamedType | undefined,
    place: KeyPlace,
  ): readonly SelectionNode[] {
    return selections.flatMap((selection): readonly SelectionNode[] => {
      if (isLeftOut(selection, variables)) return []
      if (selection.kind === Kind.FIELD) return fetchedField(selection, type, place)
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      if (!fragment) return []
      const condition = fragment.typeCondition?.name.value ?? type?.name
      const inside = selected(fragment.selectionSet, typeNamed(condition), place)
      if (inside.length === 0 || condition === undefined || condition === type?.name) return inside
      const typeCondition = { kind: Kind.NAMED_TYPE, name: named(condition) } as const
      return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: setOf(inside) }]
    })
  }

  function fetchedField(
    node: FieldNode,
    type: GraphQLNamedType | undefined,
    place: KeyPlace,
  ): readonly FieldNode[] {
    const name = node.name.value
    // What is asked about the schema is no registry's to answer.
    if (name === '__schema' || name === '__type') return []
    const key = fetchKey(node, place)
    const field: FieldNode = {
      kind: Kind.FIELD,
      name: node.name,
      ...(key !== name && { alias: named(key) }),
      ...(node.arguments && { arguments: node.arguments }),
    }
    if (!node.selectionSet) return [field]
    const below = typeBelow(type, name)
    const inner = {
      path: [...place.path, (node.alias ?? node.name).value],
      isolated: place.isolated || isAbstractType(below),
    }
    const inside = selected(node.selectionSet, below, inner)
    // An empty selection set would be a syntax error for the planner and for every registry.
    return [{ ...field, selectionSet: setOf(inside.length > 0 ? inside : [typename]) }]
  }

  function typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : schema.getType(name)
  }

  const rootType = schema.getRootType(operation.operation) ?? undefined
  const root = selected(operation.selectionSet, rootType, atTheTop).filter(
    (selection) => selection.kind !== Kind.FIELD || selection.name.value !== '__typename',
  )
  if (root.length === 0) return undefined
  const { directives, ...rest } = operation
  return { kind: Kind.DOCUMENT, definitions: [{ ...rest, selectionSet: setOf(root) }] }
}

const typename: FieldNode = { kind: Kind.FIELD, name: named('__typename') }

function typeBelow(
  type: GraphQLNamedType | undefined,
  field: string,
): GraphQLNamedType | undefined {
  const known = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined
  return known && getNamedType(known.type)
}

function setOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections }
}

function named(value: string): NameNode {
  return { kind: Kind.NAME, value }
}
