import type { RegistryAnswer, RegistryError, RegistryRequest, Transport } from '@motlan/kernel'
import { execute, type GraphQLError } from 'graphql'
import { openGuard } from './guard.ts'
import { type Log, publicError } from './public-error.ts'
import { documentReader } from './read-document.ts'
import type { Subgraph } from './registry.ts'
import { openScope, type RequestScope } from './request-scope.ts'

export interface InProcessOptions {
  readonly grantKey: Uint8Array
  readonly clock: () => Date
  readonly log?: Log
}

/** A registry in the gateway's own process, behind the same guard as over HTTP. */
export function inProcess(
  { name, schema }: Subgraph,
  { grantKey, clock, log }: InProcessOptions,
): Transport {
  const read = documentReader(schema)
  const guard = openGuard({ audience: name, grantKey, clock })
  const scopes = sharedScopes(clock)
  return async ({
    operation,
    variables,
    grant,
    requestId,
    signal,
  }: RegistryRequest): Promise<RegistryAnswer> => {
    signal.throwIfAborted()
    const document = read(operation)
    if ('errors' in document) return refused(document.errors, log)
    try {
      guard({ operation, variables, grant }, document)
    } catch (error) {
      return refused([error], log)
    }
    const contextValue = scopes.enter(requestId)
    try {
      const answer = await execute({
        schema,
        document: document.document,
        variableValues: variables,
        contextValue,
      })
      const { data, errors } = answer
      return errors
        ? { data, errors: errors.map((error) => plain(publicError(error, log))) }
        : { data }
    } finally {
      scopes.leave(requestId)
    }
  }
}

/** The fetches of one look-up that are under way at once share a scope, and with it their statements. */
function sharedScopes(clock: () => Date) {
  const open = new Map<string, { readonly scope: RequestScope; fetches: number }>()
  return {
    enter: (requestId: string): RequestScope => {
      const entry = open.get(requestId) ?? { scope: openScope(clock()), fetches: 0 }
      entry.fetches += 1
      open.set(requestId, entry)
      return entry.scope
    },
    leave: (requestId: string): void => {
      const entry = open.get(requestId)
      if (!entry) return
      entry.fetches -= 1
      if (entry.fetches === 0) open.delete(requestId)
    },
  }
}

function refused(errors: readonly unknown[], log: Log | undefined): RegistryAnswer {
  return { errors: errors.map((error) => plain(publicError(error, log))) }
}

/** A copy that shares nothing with the registry's own objects. */
function plain({ message, path, extensions }: GraphQLError): RegistryError {
  return { message, ...(path && { path: [...path] }), extensions: { ...extensions } }
}
