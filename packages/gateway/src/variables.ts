import { type JsonObject, Refusal } from '@motlan/kernel'
import {
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql'
import { checkCount, type Limits } from './limits.ts'
import { refusedDocument } from './refused-document.ts'

/** What `coerceVariables` holds given values against. */
interface Declared {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly limits: Limits
}

/** The client's variables as the schema wants them: identifiers checked and normalised, nothing undeclared. */
export function coerceVariables(
  given: JsonObject,
  { schema, operation, limits }: Declared,
): JsonObject {
  const { variableDefinitions = [] } = operation
  const declared = new Set(variableDefinitions.map(({ variable }) => variable.name.value))
  for (const [name, value] of Object.entries(given)) {
    if (!declared.has(name)) {
      throw new Refusal('VARIABLES_INVALID', `$${name.slice(0, 64)}`, {
        reason: 'the operation declares no such variable',
      })
    }
    // Lists are lists of identifiers: a long one is refused before each of its members is checked.
    if (Array.isArray(value)) checkCount(`$${name}`, value.length, limits)
  }
  if (declared.size === 0) return {}
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, given, {
    maxErrors: 5,
  })
  if (!coerced) throw refusedDocument('VARIABLES_INVALID', (errors ?? []).map(withoutValue))
  return coerced
}

/** The same problem without the value: an identifier must not come back in a message that may be kept somewhere. */
function withoutValue(error: GraphQLError): GraphQLError {
  const { originalError } = error
  if (!originalError) return error
  const place = / at "(\w[\w.[\]]*)"; /.exec(error.message)?.[1]
  const name = /^Variable "\$(\w+)"/.exec(error.message)?.[1]
  const reason = originalError.message.replace(/ value: .*$/s, ' value')
  return new GraphQLError(`$${place ?? name}: ${reason}`, { originalError })
}
