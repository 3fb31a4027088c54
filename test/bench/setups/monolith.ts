import { createServer } from 'node:http'
import { registries } from '@motlan/catalogue'
import { openDatabase, type RegistryDatabase, type Row } from '@motlan/registry-kit'
import type { AnyRegistry, AnySubject } from '@motlan/registry-kit/definition'
import { buildSchema, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql'
import { createYoga } from 'graphql-yoga'

type Load = (id: string) => Promise<readonly Row[]>
type Loaders = (registry: string, table: string, by: string) => Load
interface Parent {
  readonly id: string
}
type Resolver = GraphQLFieldResolver<Parent, { loaders: Loaders }>

/** One Yoga server over all five databases, written as one would without a federation: a resolver per field, batched per request. */
export function monolith(publicSdl: string, appUrls: Readonly<Record<string, string>>) {
  const schema = buildSchema(publicSdl, { assumeValidSDL: true })
  const databases = new Map(registries.map(({ name }) => [name, openDatabase(appUrls[name] ?? '')]))
  for (const registry of registries) resolveFields(schema, registry)
  resolveRoots(schema)
  const yoga = createYoga({
    schema,
    logging: false,
    graphiql: false,
    landingPage: false,
    context: () => ({ loaders: loadersOf(databases) }),
  })
  return createServer(yoga)
}

function resolveRoots(schema: GraphQLSchema): void {
  const query = schema.getQueryType()?.getFields() ?? {}
  if (query.citizen)
    query.citizen.resolve = (_root, { citizenId }) => ({ id: citizenId, citizenId })
  if (query.citizens) {
    query.citizens.resolve = (_root, { citizenIds }: { citizenIds: string[] }) =>
      citizenIds.map((citizenId) => ({ id: citizenId, citizenId }))
  }
}

function resolveFields(schema: GraphQLSchema, registry: AnyRegistry): void {
  for (const [subject, about] of Object.entries(registry.subjects)) {
    const own = (name: string, resolve: Resolver) => setResolver(schema, subject, name, resolve)
    const row = (context: { loaders: Loaders }, { id }: Parent) =>
      context.loaders(registry.name, about.table, about.key)(id)
    for (const [name, { column }] of Object.entries(about.attributes ?? {})) {
      own(name, async (parent, _args, context) => (await row(context, parent))[0]?.[column])
    }
    for (const [name, group] of Object.entries(about.groups ?? {})) {
      own(name, async (parent, _args, context) => (await row(context, parent))[0] ?? null)
      resolveLeaves(schema, group.type, group.attributes)
    }
    resolveNested(schema, registry.name, about, own)
  }
}

function resolveNested(
  schema: GraphQLSchema,
  registry: string,
  about: AnySubject,
  own: (name: string, resolve: Resolver) => void,
): void {
  for (const [name, { table, by, type, attributes }] of Object.entries(about.collections ?? {})) {
    own(name, (parent, _args, { loaders }) => loaders(registry, table, by)(parent.id))
    resolveLeaves(schema, type, attributes)
  }
  for (const [name, { table, by, column, to }] of Object.entries(about.references ?? {})) {
    if (!table || !by) continue
    const key = `${to.toLowerCase()}Id`
    own(name, async (parent, _args, { loaders }) =>
      (await loaders(registry, table, by)(parent.id)).map((row) => ({
        id: row[column],
        [key]: row[column],
      })),
    )
  }
}

function resolveLeaves(
  schema: GraphQLSchema,
  type: string,
  attributes: Readonly<Record<string, { readonly column: string }>>,
): void {
  for (const [name, { column }] of Object.entries(attributes)) {
    setResolver(schema, type, name, (row) => (row as unknown as Row)[column])
  }
}

function setResolver(schema: GraphQLSchema, type: string, name: string, resolve: Resolver): void {
  const object = schema.getType(type)
  const field = isObjectType(object) ? object.getFields()[name] : undefined
  if (field) field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>
}

/** One statement per table and tick of a request, every column. */
function loadersOf(databases: ReadonlyMap<string, RegistryDatabase<unknown>>): Loaders {
  const loads = new Map<string, Load>()
  return (registry, table, by) => {
    const name = `${registry}.${table}`
    const known = loads.get(name)
    if (known) return known
    let waiting: { ids: string[]; rows: Promise<Map<string, Row[]>> } | undefined
    const load: Load = async (id) => {
      if (!waiting) {
        const ids: string[] = []
        const rows = Promise.resolve().then(async () => {
          waiting = undefined
          const text = `select * from ${table} where ${by} = any($1::text[])`
          const found =
            (await databases
              .get(registry)
              ?.run({ name: `all ${table}`, text, values: [[...new Set(ids)]] })) ?? []
          return Map.groupBy(found, (row) => String(row[by]))
        })
        waiting = { ids, rows }
      }
      waiting.ids.push(id)
      return (await waiting.rows).get(id) ?? []
    }
    loads.set(name, load)
    return load
  }
}
