import { Refusal } from '@motlan/kernel'
import { isLost } from './database.ts'

/**
 * What went wrong with a declaration, for whoever sent it: the place in the input and the rule. What the tables would
 * not take, though no rule said so, is an invalid declaration too: sent again it would fail again.
 */
export function declarationFault(name: string, error: unknown): unknown {
  if (error instanceof Refusal) return placed(name, error)
  if (isLost(error)) return new Refusal('DATABASE_UNREACHABLE', name, { cause: error })
  const constraint = brokenConstraint(error)
  if (constraint === undefined) return error
  return new Refusal('DECLARATION_INVALID', `${name}.input`, {
    reason: `the tables of the registry do not take it: ${constraint}`,
    cause: error,
  })
}

/** A refusal of a declaration names a path into the input; here the mutation comes in front. */
function placed(name: string, refusal: Refusal): Refusal {
  const { code, subject, reason, fix } = refusal
  if (code !== 'DECLARATION_REFUSED' && code !== 'DECLARATION_INVALID') return refusal
  if (subject.startsWith(`${name}.`)) return refusal
  const details = { field: subject }
  return new Refusal(code, `${name}.input.${subject}`, { reason, fix, details, cause: refusal })
}

/** The constraint, type or column that did not take a value; never the value. */
function brokenConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const code = String(error.code)
  // Integrity violations, and values outside their type.
  if (!code.startsWith('23') && !code.startsWith('22')) return undefined
  const { constraint, dataType, column } = error as {
    readonly constraint?: string
    readonly dataType?: string
    readonly column?: string
  }
  return constraint ?? dataType ?? column ?? 'a value is outside its type'
}
