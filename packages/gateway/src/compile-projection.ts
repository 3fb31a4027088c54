import { isSubject, Refusal, subjectKeys } from '@motlan/kernel'
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { leafReader, type ReadLeaf } from './leaf.ts'
import { type Rewrite, rewritesBelow, rewritesHere } from './rewrite.ts'
import type { Supergraph } from './supergraph.ts'
import type { TypeMatch } from './type-match.ts'

/** What one selection set of a fetch may put into the gathered data, and nothing else may. */
export interface Projection {
  /** Set where every object is of one type. */
  readonly fields: readonly ProjectedField[] | undefined
  /**
   * The fields on an object of which the registry says that it is of one type and earlier answers that it is of
   * another; undefined where the two contradict each other or no such object may stand here.
   */
  readonly fieldsOn: (sent: unknown, known: unknown) => readonly ProjectedField[] | undefined
}

export interface ProjectedField {
  /** Where the registry puts it. */
  readonly key: string
  /** Where it is gathered: the same, unless the planner had to rename it. */
  readonly name: string
  /** As a schema names it: `Citizen.dateOfBirth`. */
  readonly coordinate: string
  /** Set for a leaf, `__typename` included. */
  readonly read: ReadLeaf | undefined
  /** Set for what has fields. */
  readonly below: Projection | undefined
  /** Set for `__typename`: a type that is narrower than the known one takes its place. */
  readonly narrows: TypeMatch | undefined
  /** How many lists are around the value. */
  readonly lists: number
  /** Set where the planner says what the value is, whatever the registry sent. */
  readonly constant: string | undefined
  /** One value of a leaf type, and nothing else to know about it: what most fields are. */
  readonly isPlain: boolean
  /** Whether it says about whom the object is: the key of a subject. */
  readonly identifies: boolean
}

/** A selection set with everything needed to say what its fields are. */
export interface ProjectionSource {
  readonly supergraph: Supergraph
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** Undefined below `_entities`, where any entity may stand. */
  readonly type: GraphQLNamedType | undefined
  readonly selectionSets: readonly SelectionSetNode[]
  readonly rewrites: readonly Rewrite[]
}

/** Compiles a selection set of a fetch; types that share an interface or union are compiled when first met. */
export function compileProjection(source: ProjectionSource): Projection {
  const { type, supergraph } = source
  const compiled = new Map<string, readonly ProjectedField[]>()
  const fieldsOfType = (typename: string): readonly ProjectedField[] | undefined => {
    const known = compiled.get(typename)
    if (known) return known
    const actual = supergraph.schema.getType(typename)
    if (!isObjectType(actual) && !isInterfaceType(actual)) return undefined
    if (type && !supergraph.matches(typename, type.name)) return undefined
    const fields = fieldsOf(typename, source)
    compiled.set(typename, fields)
    return fields
  }
  return {
    fields: isObjectType(type) ? fieldsOfType(type.name) : undefined,
    fieldsOn: (sent, known) => {
      const typename = narrower(sent, known, supergraph.matches)
      if (typename !== undefined) return fieldsOfType(typename)
      // Where no fragment depends on it, the planner does not ask for the type behind an interface.
      return sent === undefined && isInterfaceType(type) ? fieldsOfType(type.name) : undefined
    },
  }
}

function narrower(sent: unknown, known: unknown, matches: TypeMatch): string | undefined {
  if (typeof known !== 'string') return typeof sent === 'string' ? sent : undefined
  if (typeof sent !== 'string' || sent === known || matches(known, sent)) return known
  return matches(sent, known) ? sent : undefined
}

function fieldsOf(typename: string, source: ProjectionSource): readonly ProjectedField[] {
  const { matches } = source.supergraph
  const here = rewritesHere(source.rewrites, typename, matches)
  return [...collect(typename, source, source.selectionSets)].map(([key, nodes]) => {
    const rewrites = rewritesBelow(source.rewrites, key, typename, matches)
    return fieldOf(typename, key, nodes, { ...source, rewrites }, here.get(key))
  })
}

function fieldOf(
  typename: string,
  key: string,
  nodes: readonly FieldNode[],
  source: ProjectionSource,
  { renamed = key, constant }: Pick<Rewrite, 'renamed' | 'constant'> = {},
): ProjectedField {
  const { supergraph } = source
  const name = nodes[0]?.name.value ?? key
  const coordinate = `${typename}.${name}`
  const isTypename = name === '__typename'
  const { lists, type } = isTypename
    ? { lists: 0, type: undefined }
    : unwrapped(fieldType(coordinate, typename, name, supergraph))
  const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  const read = isTypename
    ? typenameReader(supergraph)
    : isLeafType(type)
      ? leafReader(type)
      : undefined
  // Every field has every property, so that carrying out a plan meets one kind of object.
  return {
    key,
    name: renamed,
    coordinate,
    isPlain: read !== undefined && lists === 0 && !isTypename && constant === undefined,
    read,
    below: read ? undefined : compileProjection({ ...source, type, selectionSets }),
    lists,
    narrows: isTypename ? supergraph.matches : undefined,
    constant,
    identifies: isSubject(typename) && name === subjectKeys[typename],
  }
}

function typenameReader({ schema }: Supergraph): ReadLeaf {
  return (sent) =>
    typeof sent === 'string' && isCompositeType(schema.getType(sent)) ? sent : undefined
}

/** The fields selected on objects of one type, by response key; selections under one key are merged. */
function collect(
  typename: string,
  { supergraph, fragments }: ProjectionSource,
  selectionSets: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        const known = fields.get(key)
        if (known) known.push(selection)
        else fields.set(key, [selection])
        continue
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      const condition = fragment?.typeCondition?.name.value ?? typename
      if (fragment && supergraph.matches(typename, condition)) walk(fragment.selectionSet)
    }
  }
  selectionSets.forEach(walk)
  return fields
}

function fieldType(
  coordinate: string,
  typename: string,
  name: string,
  { schema }: Supergraph,
): GraphQLOutputType {
  const type = schema.getType(typename)
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
  if (!field) throw new Refusal('INTERNAL', coordinate, { reason: 'the plan names no such field' })
  return field.type
}

/** A type without its lists and non-nulls, and how many lists there were. */
function unwrapped(given: GraphQLOutputType): { lists: number; type: GraphQLNamedType } {
  let type = given
  let lists = 0
  for (;;) {
    if (isNonNullType(type)) type = type.ofType
    else if (isListType(type)) {
      type = type.ofType
      lists++
    } else return { lists, type }
  }
}
