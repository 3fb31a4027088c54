import type { RequiresSelection } from '@graphql-hive/router-query-planner'
import {
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Coordinate } from './planned.ts'

/** Every field one operation asks a registry for, each once. */
export function fetchedBy(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  schema: GraphQLSchema,
): readonly Coordinate[] {
  const found = new Map<string, Coordinate>()
  const walk = (
    { selections }: SelectionSetNode,
    type: GraphQLNamedType | null | undefined,
  ): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const field = selection.name.value
        if (type && !field.startsWith('_')) add(found, { type: type.name, field })
        if (selection.selectionSet) walk(selection.selectionSet, typeBelow(type, field))
        continue
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      const condition = fragment?.typeCondition?.name.value
      if (!fragment) continue
      walk(fragment.selectionSet, condition === undefined ? type : schema.getType(condition))
    }
  }
  walk(operation.selectionSet, schema.getRootType(operation.operation))
  return [...found.values()]
}

/** Every field whose value a fetch carries to its registry, each once. */
export function movedBy(
  requires: readonly RequiresSelection[],
  schema: GraphQLSchema,
): readonly Coordinate[] {
  const found = new Map<string, Coordinate>()
  const walk = (
    selections: readonly RequiresSelection[],
    type: GraphQLNamedType | null | undefined,
  ): void => {
    for (const selection of selections) {
      if (selection.kind === 'InlineFragment') {
        walk(selection.selections, schema.getType(selection.typeCondition))
      } else if (selection.kind === 'Field' && selection.name !== '__typename') {
        // An alias says that the planner had to fetch the field under another key: the alias is then its name.
        const field = selection.alias ?? selection.name
        if (type) add(found, { type: type.name, field })
        if (selection.selections) walk(selection.selections, typeBelow(type, field))
      }
    }
  }
  walk(requires, undefined)
  return [...found.values()]
}

function add(found: Map<string, Coordinate>, coordinate: Coordinate): void {
  found.set(`${coordinate.type}.${coordinate.field}`, coordinate)
}

function typeBelow(
  type: GraphQLNamedType | null | undefined,
  field: string,
): GraphQLNamedType | undefined {
  const known = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined
  return known && getNamedType(known.type)
}
