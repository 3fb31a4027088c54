import type { RegistryAnswer, RegistryError } from '@motlan/kernel'
import { execute, type GraphQLError } from 'graphql'
import type { Guard, GuardedRequest } from './guard.ts'
import { type Log, publicError } from './public-error.ts'
import { documentReader } from './read-document.ts'
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
    try {
      guard(request, document)
    } catch (error) {
      return { errors: [plain(error, log)] }
    }
    const answer = await execute({
      schema,
      document: document.document,
      // What is no object was refused by the caller, and names no variable.
      variableValues: request.variables as Readonly<Record<string, unknown>> | undefined,
      contextValue,
    })
    const errors = answer.errors?.map((error) => plain(error, log))
    if (answer.data === undefined) return { errors: errors ?? [] }
    return errors ? { data: answer.data, errors } : { data: answer.data }
  }
}

/** A copy that shares nothing with the registry's own objects. */
function plain(error: unknown, log: Log | undefined): RegistryError {
  const { message, path, extensions }: GraphQLError = publicError(error, log)
  return { message, ...(path && { path: [...path] }), extensions: { ...extensions } }
}
