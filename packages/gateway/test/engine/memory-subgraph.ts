import type { JsonObject, RegistryAnswer } from '@motlan/kernel'
import {
  buildASTSchema,
  execute,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  print,
  validate,
} from 'graphql'

/** What answers a field: nothing but its object and its arguments. */
export type Resolvers = Readonly<
  Record<string, Readonly<Record<string, (parent: JsonObject, given: JsonObject) => unknown>>>
>

/** A registry in memory. `__entity` among the resolvers of a type finds an entity by its representation. */
export interface MemorySubgraph {
  readonly name: string
  readonly sdl: string
  readonly schema: GraphQLSchema
}

const header = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@external", "@requires", "@provides", "@shareable", "@inaccessible", "@interfaceObject"])
`

export function memorySubgraph(name: string, body: string, resolvers: Resolvers): MemorySubgraph {
  const sdl = header + body
  return { name, sdl, schema: resolved(federated(sdl), resolvers) }
}

/** Gives the fields of a schema their resolvers; the type of an abstract value is its `__typename`. */
export function resolved(schema: GraphQLSchema, resolvers: Resolvers): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = ({ __typename }: JsonObject) => String(__typename)
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const resolve = resolvers[type.name]?.[field.name]
      if (resolve) field.resolve = resolve
      if (field.name === '_entities') field.resolve = entitiesFrom(resolvers)
    }
  }
  return schema
}

/** Answers an operation as a registry in its own process would: nothing is shared with the caller. */
export async function answered(
  { schema }: Pick<MemorySubgraph, 'schema'>,
  operation: string,
  variables: JsonObject,
): Promise<RegistryAnswer> {
  const document = parse(operation)
  const invalid = validate(schema, document)
  if (invalid.length > 0) throw new Error(`${operation}\n${invalid.map(String).join('\n')}`)
  const { data, errors } = await execute({
    schema,
    document,
    variableValues: structuredClone(variables),
  })
  return JSON.parse(JSON.stringify({ data, errors }))
}

function federated(sdl: string): GraphQLSchema {
  const { definitions } = parse(sdl)
  const entities = definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return []
    const isEntity = definition.directives?.some(({ name }) => name.value === 'key')
    return isEntity ? [definition.name.value] : []
  })
  const hasQuery = definitions.some(
    (definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === 'Query',
  )
  const federation =
    entities.length === 0
      ? ''
      : `scalar _Any  union _Entity = ${entities.join(' | ')}
         ${hasQuery ? 'extend ' : ''}type Query { _entities(representations: [_Any!]!): [_Entity]! }`
  const own = definitions.map((definition) => print(definition)).join('\n')
  return buildASTSchema(parse(`${own}\n${federation}`), { assumeValidSDL: true })
}

function entitiesFrom(resolvers: Resolvers) {
  return (_root: unknown, { representations }: JsonObject): readonly unknown[] => {
    if (!Array.isArray(representations)) return []
    return representations.map((representation: JsonObject) => {
      const type = String(representation.__typename)
      const find = resolvers[type]?.__entity
      const found = find ? find(representation, {}) : representation
      return typeof found === 'object' && found !== null && !(found instanceof Error)
        ? { ...found, __typename: type }
        : found
    })
  }
}
