import { Refusal, type RefusalCode } from '@motlan/kernel'
import type { GraphQLError, GraphQLFormattedError, SourceLocation } from 'graphql'

/** One thing that is wrong with a document or with its variables, and where. */
interface Problem {
  readonly message: string
  readonly locations?: readonly SourceLocation[]
}

/** The refusal of a document or of variables, with everything graphql-js found wrong with them. */
export function refusedDocument(
  code: 'DOCUMENT_INVALID' | 'VARIABLES_INVALID',
  found: readonly GraphQLError[],
): Refusal {
  const problems: readonly Problem[] = found.map(({ message, locations }) => ({
    message,
    ...(locations && { locations }),
  }))
  const isIdentifier = found.some(({ extensions }) => extensions.code === 'IDENTIFIER_INVALID')
  const subject = code === 'DOCUMENT_INVALID' ? 'document' : 'variables'
  return new Refusal(isIdentifier ? 'IDENTIFIER_INVALID' : code, subject, {
    ...(problems[0] && { reason: problems[0].message }),
    details: { problems },
  })
}

/** A refusal as the errors of an answer: `{ message, extensions: { code, reason, fix, … } }`. */
export function errorsOf(refusal: Refusal, requestId: string): readonly GraphQLFormattedError[] {
  const { code, reason, fix, message } = refusal
  const { problems, ...details } = refusal.details
  const extensions = (text: string) => ({
    code: code satisfies RefusalCode,
    reason: text,
    fix,
    ...details,
    requestId,
  })
  if (!isProblems(problems)) return [{ message, extensions: extensions(reason) }]
  return problems.map((problem) => ({ ...problem, extensions: extensions(problem.message) }))
}

function isProblems(value: unknown): value is readonly Problem[] {
  return Array.isArray(value) && value.length > 0
}
