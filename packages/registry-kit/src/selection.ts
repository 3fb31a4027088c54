import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Nest, Wanted } from './loader.ts'
import type { Need, SubjectShape } from './subject-shape.ts'

/** Reads from a selection what it needs from the database. */
export type ReadSelection = (info: GraphQLResolveInfo) => Wanted

/**
 * Makes the reader of selections on one subject type. What a field node needs never changes unless a variable decides
 * about it, so it is worked out once per parsed document.
 */
export function selectionReader(typeName: string, shape: SubjectShape): ReadSelection {
  const known = new WeakMap<FieldNode, Wanted>()
  return (info) => {
    const [node, ...more] = info.fieldNodes
    if (!node || more.length > 0) return neededBy(reading(info, typeName), shape)
    const before = known.get(node)
    if (before) return before
    const now = reading(info, typeName)
    const wanted = neededBy(now, shape)
    if (!now.conditional) known.set(node, wanted)
    return wanted
  }
}

/** One reading of a selection. */
interface Reading {
  readonly info: GraphQLResolveInfo
  readonly typeName: string
  /** Whether a directive was met on the way: then the same node can need something else next time. */
  conditional: boolean
}

function reading(info: GraphQLResolveInfo, typeName: string): Reading {
  return { info, typeName, conditional: false }
}

function neededBy(now: Reading, { needs }: SubjectShape): Wanted {
  const columns = new Set<string>()
  const nests = new Map<string, Nest>()
  const entities = now.info.fieldName === '_entities'
  for (const [name, nodes] of fieldsBelow(now, now.info.fieldNodes, entities)) {
    const need = needs.get(name)
    if (!need) continue
    const here = need.below ? belowNeed(now, need.below, nodes) : need
    for (const column of here.columns) columns.add(column)
    for (const nest of here.nests) {
      const before = nests.get(nest.slot)?.columns ?? []
      nests.set(nest.slot, { ...nest, columns: [...new Set([...before, ...nest.columns])] })
    }
  }
  return { columns: [...columns], nests: [...nests.values()] }
}

function belowNeed(
  now: Reading,
  { fields, nest }: NonNullable<Need['below']>,
  nodes: readonly FieldNode[],
) {
  const columns = [...fieldsBelow(now, nodes).keys()].flatMap((name) => fields.get(name) ?? [])
  return nest ? { columns: [], nests: [{ ...nest, columns }] } : { columns, nests: [] }
}

/** The fields selected directly below some fields, by name under whatever alias: fragments expanded, `@skip` and `@include` applied. */
function fieldsBelow(
  now: Reading,
  parents: readonly FieldNode[],
  /** Whether a fragment can be on another type than ours: directly below `_entities`, and nowhere else. */
  ofManyTypes = false,
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (!included(now, selection)) continue
      if (selection.kind === Kind.FIELD) {
        fields.set(selection.name.value, [...(fields.get(selection.name.value) ?? []), selection])
        continue
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : now.info.fragments[selection.name.value]
      const on = fragment?.typeCondition?.name.value
      const another = ofManyTypes && on && on !== now.typeName && on !== '_Entity'
      if (fragment && !another) walk(fragment.selectionSet)
    }
  }
  for (const { selectionSet } of parents) if (selectionSet) walk(selectionSet)
  return fields
}

function included(now: Reading, node: SelectionNode): boolean {
  if (!node.directives?.length) return true
  now.conditional = true
  return (
    getDirectiveValues(GraphQLSkipDirective, node, now.info.variableValues)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, now.info.variableValues)?.if !== false
  )
}
