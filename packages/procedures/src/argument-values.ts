import { type Evaluated, settled, waiting } from './evaluated.ts'
import { type About, type Evaluation, sameSubject } from './evaluation.ts'
import type { Argument } from './field.ts'

/** What a derivation is given, or why that is not known yet. */
export type ArgumentValues =
  | { readonly values: Readonly<Record<string, unknown>> }
  | { readonly open: Evaluated }

/** The value of each argument of a derivation. */
export function argumentValues(
  given: Readonly<Record<string, Argument>>,
  evaluation: Evaluation,
  about: About,
): ArgumentValues {
  const values: Record<string, unknown> = {}
  for (const [name, argument] of Object.entries(given)) {
    const found = argumentValue(argument, evaluation, about)
    if ('open' in found) return found
    values[name] = found.value
  }
  return { values }
}

function argumentValue(
  argument: Argument,
  evaluation: Evaluation,
  about: About,
): { readonly value: unknown } | { readonly open: Evaluated } {
  const { procedure } = evaluation.situation
  if ('is' in argument) return { value: argument.is }
  if ('the' in argument) return { value: procedure.variant?.id ?? null }
  if ('role' in argument) {
    const { state, members } = evaluation.role(argument.role)
    const isNobody = state === 'toAsk' && procedure.roles[argument.role]?.optional
    if (state === 'pending' || (state === 'toAsk' && !isNobody)) return { open: waiting }
    return { value: members.map(({ id }) => id) }
  }
  const { field } = argument
  const evaluated = evaluation.value(field, sameSubject(evaluation, field, about))
  const value = settled(evaluated, evaluation.named.get(field)?.field?.optional)
  if (value !== undefined) return { value }
  return { open: evaluated.state === 'toAsk' ? waiting : evaluated }
}
