import {
  type DefinitionNode,
  extendSchema,
  type GraphQLFieldResolver,
  GraphQLSchema,
  Kind,
  parse,
} from 'graphql'
import type { RegistryDatabase } from './database.ts'
import type { Declaration } from './declaration.ts'
import { declarationsSdl } from './declaration-sdl.ts'
import type { AnyRegistry } from './erased-definition.ts'
import { register } from './register.ts'
import type { RequestScope } from './request-scope.ts'
import { scalarType } from './scalar-type.ts'

/** The declarations of a registry and who may write them down: without a registrar they are refused. */
export interface DeclarationsOf<DB> {
  readonly declarations: readonly Declaration<DB>[]
  readonly registrar: RegistryDatabase<DB> | undefined
}

/** A schema that also takes declarations, and their SDL. */
export function withDeclarations<DB>(
  schema: GraphQLSchema,
  registry: AnyRegistry,
  { declarations, registrar }: DeclarationsOf<DB>,
): { readonly schema: GraphQLSchema; readonly declarations?: string } {
  if (declarations.length === 0) return { schema }
  const sdl = declarationsSdl(registry, declarations)
  const missing = newDefinitions(sdl, schema)
  const scalars = missing.flatMap((one) =>
    one.kind === Kind.SCALAR_TYPE_DEFINITION ? (scalarType(one.name.value) ?? []) : [],
  )
  const { types, ...config } = schema.toConfig()
  const extended = extendSchema(
    new GraphQLSchema({ ...config, types: [...types, ...scalars] }),
    {
      kind: Kind.DOCUMENT,
      definitions: [
        ...missing.filter(({ kind }) => kind !== Kind.SCALAR_TYPE_DEFINITION),
        ...parse('extend schema { mutation: Mutation }', { noLocation: true }).definitions,
      ],
    },
    { assumeValidSDL: true },
  )
  const mutations = extended.getMutationType()?.getFields() ?? {}
  for (const declaration of declarations) {
    const field = mutations[declaration.name]
    if (!field) continue
    const { name, whyNot } = declaration
    field.extensions = { ...field.extensions, declaration: name, ...(whyNot && { whyNot }) }
    field.resolve = resolverOf(declaration, registrar)
  }
  return { schema: extended, declarations: sdl }
}

/** What the schema does not have yet; scalars and enumerations of look-ups it has. */
function newDefinitions(sdl: string, schema: GraphQLSchema): readonly DefinitionNode[] {
  const { definitions } = parse(sdl, { noLocation: true })
  return definitions.filter((one) => !('name' in one && one.name && schema.getType(one.name.value)))
}

function resolverOf<DB>(
  declaration: Declaration<DB>,
  registrar: RegistryDatabase<DB> | undefined,
): GraphQLFieldResolver<unknown, RequestScope> {
  return (_root, args, scope) =>
    register(
      declaration,
      registrar,
      { declarationId: String(args.declarationId), input: args.input },
      scope,
    )
}
