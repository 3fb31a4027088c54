import type { RegistryAnswer, RegistryError } from '@motlan/kernel'
import { execute, type GraphQLError, type GraphQLSchema } from 'graphql'
import { type Carried, carryOut } from './compiled-operation.ts'
import { checkDeclaredVariables } from './declared-variables.ts'
import type { Guard, GuardedRequest } from './guard.ts'
import { type Log, publicError } from './public-error.ts'
import { documentReader, type ReadDocument } from './read-document.ts'
import type { Subgraph } from './registry.ts'
import type { RequestScope } from './request-scope.ts'

/** Answers a request, whatever it was sent by: reads it, holds it against its grant, carries it out. */
export type Answering = (request: GuardedRequest, scope: RequestScope) => Promise<RegistryAnswer>

/** The way every request of a gateway takes through a registry. */
export function answering({ schema }: Subgraph, guard: Guard, log?: Log): Answering {
  const read = documentReader(schema)
  return async (request, contextValue) => {
    const document = read(request.operation)
    if ('errors' in document) return { errors: document.errors.map((error) => plain(error, log)) }
    // What is no object was refused by the caller, and names no variable.
    const variables = (request.variables ?? {}) as Readonly<Record<string, unknown>>
    let scope = contextValue
    try {
      const granted = guard(request, document)
      const [declaration] = document.declarations
      if (declaration !== undefined) {
        checkDeclaredVariables(schema, document.document, declaration, variables)
        scope = { ...contextValue, granted }
      }
    } catch (error) {
      return { errors: [plain(error, log)] }
    }
    const answer = await carried(schema, document, variables, scope)
    const errors = answer.errors?.map((error) => plain(error, log))
    if (answer.data === undefined) return { errors: errors ?? [] }
    return errors ? { data: answer.data, errors } : { data: answer.data }
  }
}

/** What gateways send is compiled once per document; anything else is for graphql itself. */
function carried(
  schema: GraphQLSchema,
  { document, compiled }: ReadDocument,
  variables: Readonly<Record<string, unknown>>,
  scope: RequestScope,
): Carried | Promise<Carried> {
  if (compiled) return carryOut(schema, compiled, variables, scope)
  return execute({ schema, document, variableValues: variables, contextValue: scope })
}

/** A copy that shares nothing with the registry's own objects. */
function plain(error: unknown, log: Log | undefined): RegistryError {
  const { message, path, extensions }: GraphQLError = publicError(error, log)
  return { message, ...(path && { path: [...path] }), extensions: { ...extensions } }
}
