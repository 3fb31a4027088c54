import { grantHeader, Refusal } from '@motlan/kernel'
import { type DocumentNode, execute } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { checkDeclaredVariables } from './declared-variables.ts'
import type { Guard } from './guard.ts'
import { type Log, publicError } from './public-error.ts'
import { type ReadDocument, readDocument } from './read-document.ts'
import type { Subgraph } from './registry.ts'

/** The guard as a Yoga plugin: the same checks, and the same executor, as in process. */
export function guarded({ schema }: Subgraph, guard: Guard, log?: Log): Plugin {
  // Yoga parses and validates each distinct text once, so a document is its own cache key.
  const known = new WeakMap<DocumentNode, ReadDocument>()
  return {
    // Yoga masks what fails in resolvers, and not what it objects to in a document.
    onExecutionResult: ({ result, setResult }) => {
      if (!result || Symbol.asyncIterator in result || !('errors' in result)) return
      setResult({ ...result, errors: result.errors?.map((error) => publicError(error)) ?? [] })
    },
    onExecute: ({ args: { document, contextValue }, setExecuteFn, setResultAndStopExecution }) => {
      setExecuteFn(execute)
      const { params, request } = contextValue
      const read = known.get(document) ?? readDocument(schema, document)
      known.set(document, read)
      try {
        if (!read.open && request.method !== 'POST') throw inAddress()
        const grant = request.headers.get(grantHeader) ?? undefined
        const variables = params.variables ?? {}
        const granted = guard({ operation: params.query ?? '', variables, grant }, read)
        const [declaration] = read.declarations
        if (declaration === undefined) return
        checkDeclaredVariables(schema, document, declaration, variables)
        // The context belongs to this request alone.
        Object.assign(contextValue, { granted })
      } catch (error) {
        setResultAndStopExecution({ errors: [publicError(error, log)] })
      }
    },
  }
}

/** Identifiers travel in bodies: an address is written to logs on its way. */
function inAddress(): Refusal {
  return new Refusal('DOCUMENT_INVALID', 'GET', {
    reason: 'a look-up is sent by POST, so that no identifier stands in an address',
    fix: 'send it by POST',
  })
}
