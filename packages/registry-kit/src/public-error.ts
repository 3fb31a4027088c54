import { Refusal, type RefusalCode, refusals } from '@motlan/kernel'
import { GraphQLError, type GraphQLErrorExtensions } from 'graphql'

/** Where what went wrong inside is written down; a pino logger fits. */
export interface Log {
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void
}

/** The form in which an error may leave a registry: its code and nothing of what happened inside. */
export function publicError(error: unknown, log?: Log): GraphQLError {
  const cause = causeOf(error)
  const outer = error instanceof GraphQLError ? error : undefined
  const leaving = (message: string, extensions: GraphQLErrorExtensions) =>
    // Where in the document it is, is not said: not every transport could, and all shall answer alike.
    new GraphQLError(message, { ...(outer?.path && { path: outer.path }), extensions })
  if (cause instanceof Refusal && !inside.has(cause.code)) {
    const { code, reason, fix, message, details } = cause
    const { field } = details
    return leaving(message, { code, reason, fix, ...(typeof field === 'string' && { field }) })
  }
  // The message of an invalid variable repeats its value; the reason inside does not.
  if (cause instanceof GraphQLError)
    return leaving(cause.message, { ...outer?.extensions, code: codeOf(cause) })
  const code = cause instanceof Refusal ? cause.code : 'INTERNAL'
  log?.error({ err: cause, code }, 'the registry failed to answer')
  return leaving(refusals[code].reason.en, { code })
}

/** Refusals that say more about the inside of a registry than its callers need to know. */
const inside: ReadonlySet<RefusalCode> = new Set([
  'DATABASE_UNREACHABLE',
  'DEFINITION_INVALID',
  'CONFIGURATION_INVALID',
])

/** What graphql and Yoga object to is the document. */
function codeOf({ extensions: { code } }: GraphQLError): string {
  return typeof code === 'string' && Object.hasOwn(refusals, code) ? code : 'DOCUMENT_INVALID'
}

/** The error inside the errors that graphql wraps around it. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error
}
