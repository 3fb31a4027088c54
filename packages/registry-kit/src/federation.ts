import { printSchemaWithDirectives } from '@graphql-tools/utils'
import {
  extendSchema,
  GraphQLError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
  isUnionType,
  parse,
} from 'graphql'

/** An entity as the gateway names it: its type, and the fields of its key. */
export type Representation = Readonly<Record<string, unknown>> & { readonly __typename: string }

/**
 * Finds entities of one type. It is given all of them at once, so that a subgraph cannot help but batch.
 * The answer has one place per representation, in the same order: the entity, null, or an Error for this one.
 */
export type ResolveReferences<Context> = (
  representations: readonly Representation[],
  context: Context,
  info: GraphQLResolveInfo,
) => Promise<readonly unknown[]>

export interface FederationOptions<Context> {
  /** The `@link` lines of the subgraph: which specification, and which of its directives are used. */
  readonly links: readonly { readonly url: string; readonly import: readonly string[] }[]
  /** Custom directives that shall survive composition. */
  readonly composeDirectives: readonly string[]
  /** SDL the code-first schema cannot express: definitions of custom directives. */
  readonly extraSdl: string
  readonly entities: Readonly<Record<string, ResolveReferences<Context>>>
}

export interface Federated {
  /** The schema with the fields a gateway calls: `_service` and `_entities`. */
  readonly schema: GraphQLSchema
  /** The schema as composition reads it: with applied directives, without those fields. */
  readonly sdl: string
}

/** Makes a code-first schema a federation subgraph. */
export function federate<Context>(
  domain: GraphQLSchema,
  options: FederationOptions<Context>,
): Federated {
  const sdl = subgraphSdl(domain, options)
  const names = Object.keys(options.entities).filter((name) => isObjectType(domain.getType(name)))
  const schema = extendSchema(domain, parse(federationFields(names)), { assumeValidSDL: true })
  const query = schema.getQueryType()?.getFields()
  if (query?._service) query._service.resolve = () => ({ sdl })
  if (query?._entities) query._entities.resolve = entitiesResolver(options.entities)
  const entity = schema.getType('_Entity')
  if (isUnionType(entity)) entity.resolveType = (value) => typeOf.get(value as object)
  return { schema, sdl }
}

/** Directives in the form `printSchemaWithDirectives` reads, for the `extensions` of a type or field. */
export function directives(applied: Readonly<Record<string, Readonly<Record<string, unknown>>>>): {
  readonly directives: Record<string, Readonly<Record<string, unknown>>[]>
} {
  return {
    directives: Object.fromEntries(Object.entries(applied).map(([name, args]) => [name, [args]])),
  }
}

function subgraphSdl<Context>(domain: GraphQLSchema, options: FederationOptions<Context>): string {
  const header = [
    'extend schema',
    ...options.links.map(
      ({ url, import: names }) => `  @link(url: "${url}", import: ${JSON.stringify(names)})`,
    ),
    ...options.composeDirectives.map((name) => `  @composeDirective(name: "${name}")`),
  ].join('\n')
  const body = printSchemaWithDirectives(domain).replace(/^schema\s*\{[^}]*\}\s*/m, '')
  return `${header}\n\n${options.extraSdl}\n${body}\n`
}

function federationFields(entityNames: readonly string[]): string {
  const service =
    'scalar _Any  type _Service { sdl: String! }  extend type Query { _service: _Service! }'
  if (entityNames.length === 0) return service
  return `${service}
    union _Entity = ${entityNames.join(' | ')}
    extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`
}

/** Remembers as which type an entity was asked for: the union `_Entity` has to be told. */
const typeOf = new WeakMap<object, string>()

function entitiesResolver<Context>(entities: FederationOptions<Context>['entities']) {
  return async (
    _root: unknown,
    { representations = [] }: { readonly representations?: readonly Representation[] },
    context: Context,
    info: GraphQLResolveInfo,
  ): Promise<readonly unknown[]> => {
    const answer = new Array<unknown>(representations.length).fill(null)
    const byType = Map.groupBy(representations.entries(), ([, { __typename }]) => __typename)
    await Promise.all(
      [...byType].map(async ([typeName, group]) => {
        const found = await foundAs(
          entities,
          typeName,
          group.map(([, one]) => one),
          context,
          info,
        )
        for (const [place, [index]] of group.entries())
          answer[index] = tagged(found[place], typeName)
      }),
    )
    return answer
  }
}

async function foundAs<Context>(
  entities: FederationOptions<Context>['entities'],
  typeName: string,
  representations: readonly Representation[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<readonly unknown[]> {
  if (!Object.hasOwn(entities, typeName)) {
    const unknown = new GraphQLError(
      '_entities: a representation is of a type that is no entity here',
    )
    return representations.map(() => unknown)
  }
  return (await entities[typeName]?.(representations, context, info)) ?? []
}

/** The entity, remembered under its type. One object asked for as two types is copied the second time. */
function tagged(entity: unknown, typeName: string): unknown {
  if (typeof entity !== 'object' || entity === null) return null
  if (entity instanceof Error) return entity
  const known = typeOf.get(entity) ?? typeName
  const own = known === typeName ? entity : Object.assign(Object.create(entity), entity)
  typeOf.set(own, typeName)
  return own
}
