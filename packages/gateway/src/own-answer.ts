import { type JsonObject, Refusal } from '@motlan/kernel'
import { type DocumentNode, execute, type GraphQLSchema } from 'graphql'

/** What the gateway answers itself. */
export interface OwnQuestion {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operationName: string | undefined
  /** As the client sent them: they are coerced where they are used. */
  readonly variables: JsonObject
  /** How the gateway's own root fields are answered. */
  readonly resolvers: Readonly<Record<string, (given: JsonObject) => unknown>>
}

/** Answers introspection and the gateway's own fields; a refusal inside refuses the whole request. */
export async function ownAnswer({
  schema,
  document,
  operationName,
  variables,
  resolvers,
}: OwnQuestion): Promise<JsonObject> {
  const { data, errors = [] } = await execute({
    schema,
    document,
    rootValue: resolvers,
    variableValues: variables,
    operationName,
  })
  const [error] = errors
  if (error) throw error.originalError ?? error
  if (!data) throw new Refusal('INTERNAL', 'schema')
  return data
}
