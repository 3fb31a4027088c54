import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  valueFromASTUntyped,
} from 'graphql'
import { type TypeMatch, typeMatchOf } from './type-match.ts'

/** What carrying out a plan needs to know about the supergraph. */
export interface Supergraph {
  /** Every type with every field, those that clients cannot see included. */
  readonly schema: GraphQLSchema
  readonly matches: TypeMatch
  /** The keys by which a registry recognises a type, each as the names of its fields. */
  readonly keysOf: (registry: string, typeName: string) => readonly Key[]
}

type Key = readonly string[]

/** Reads a supergraph as the composer wrote it. */
export function readSupergraph(supergraphSdl: string): Supergraph {
  const document = parse(supergraphSdl, { noLocation: true })
  const schema = buildASTSchema(document, { assumeValidSDL: true })
  const keys = keysIn(document)
  return {
    schema,
    matches: typeMatchOf(schema),
    keysOf: (registry, typeName) => keys.get(`${registry} ${typeName}`) ?? [],
  }
}

/** Reads every `@join__type(graph: LAND, key: "parcelId")`, under the registry's own name. */
function keysIn({ definitions }: DocumentNode): ReadonlyMap<string, readonly Key[]> {
  const registries = registriesIn({ kind: Kind.DOCUMENT, definitions })
  const keys = new Map<string, Key[]>()
  for (const definition of definitions) {
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
    ) {
      continue
    }
    for (const directive of definition.directives ?? []) {
      if (directive.name.value !== 'join__type') continue
      const { graph, key } = argumentsOf(directive)
      if (typeof key !== 'string') continue
      const place = `${registries.get(String(graph)) ?? String(graph)} ${definition.name.value}`
      keys.set(place, [...(keys.get(place) ?? []), fieldsOf(key)])
    }
  }
  return keys
}

/** `enum join__Graph { LAND @join__graph(name: "land") }`, as LAND → land. */
function registriesIn({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  const graphs = definitions.find(
    (definition) =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  )
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) return new Map()
  return new Map(
    (graphs.values ?? []).map(({ name, directives = [] }) => {
      const graph = directives.find((directive) => directive.name.value === 'join__graph')
      return [name.value, String((graph && argumentsOf(graph).name) ?? name.value)]
    }),
  )
}

function argumentsOf({ arguments: given = [] }: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  )
}

/** The fields of `citizenId organisation { code }` that stand at the top: citizenId and organisation. */
function fieldsOf(key: string): Key {
  const [definition] = parse(`{ ${key} }`, { noLocation: true }).definitions
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return []
  return definition.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  )
}
