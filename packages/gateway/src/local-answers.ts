import type { JsonObject, RefusalCode } from '@motlan/kernel'
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql'
import type { CompanionContext } from './companion.ts'
import type { AnswerBody, GatewayAnswer, GatewayRequest } from './door.ts'
import type { RefusalFor } from './refusal-for.ts'
import { errorsOf } from './refused-document.ts'

/** What was answered without any registry. */
export interface LocalAnswer {
  /** Null where a refusal took everything along: then the whole request is refused. */
  readonly data: JsonObject | null
  readonly errors: readonly GraphQLFormattedError[]
  /** The code of the first refusal. */
  readonly code: RefusalCode | undefined
}

/** One operation as it reaches whoever answers it here. */
export type LocalRequest = Pick<GatewayRequest, 'operationName' | 'variables'>

/** Carries out what of an operation no registry answers. */
type AnswerLocally = (
  document: DocumentNode,
  request: LocalRequest,
  context: CompanionContext,
) => Promise<LocalAnswer>

/** Introspection and the fields of companions, by graphql-js. */
export function localAnswers(schema: GraphQLSchema, refusalFor: RefusalFor): AnswerLocally {
  return async (document, { operationName, variables }, contextValue) => {
    const result = await execute({
      schema,
      document,
      operationName: operationName ?? undefined,
      // Uncoerced: they are coerced where they are used.
      variableValues: variables ?? {},
      contextValue,
    })
    return localAnswer(result, contextValue, refusalFor)
  }
}

/** What graphql-js came to, with every error a refusal. INVARIANT: what is no refusal says nothing but that it happened. */
export function localAnswer(
  { data = null, errors = [] }: ExecutionResult,
  { requestId, signal }: CompanionContext,
  refusalFor: RefusalFor,
): LocalAnswer {
  const refused = errors.map((error) => {
    const refusal = refusalFor(causeOf(error), requestId, signal)
    const path = error.path && { path: error.path }
    return { refusal, told: errorsOf(refusal, requestId).map((each) => ({ ...each, ...path })) }
  })
  return {
    data,
    errors: refused.flatMap(({ told }) => told),
    code: refused[0]?.refusal.code,
  }
}

/** The answer to a request of which nothing is left. */
export function refusedLocally(
  requestId: string,
  { code = 'INTERNAL', errors }: LocalAnswer,
): GatewayAnswer {
  return { requestId, refused: code, body: { errors } }
}

/** A local answer as the body of a response. */
export function bodyOf({ data, errors }: LocalAnswer): AnswerBody {
  return { ...(errors.length > 0 && { errors }), ...(data !== null && { data }) }
}

function causeOf(error: GraphQLError): unknown {
  return error.originalError ?? error
}
