import { type DeclaredFact, type JsonObject, Refusal } from '@motlan/kernel'
import { inputOf } from '@motlan/procedures'
import type { Desk } from '../desk.ts'
import type { TakenEffect } from './take-effect.ts'

/** What became of a declaration that was sent. */
export type Outcome =
  | { readonly kind: 'done'; readonly taken: TakenEffect; readonly declared: DeclaredFact }
  /** The registry said no, and will say so again. */
  | { readonly kind: 'refused'; readonly taken: TakenEffect; readonly error: Failure }
  /** Nobody knows: it is sent again. */
  | { readonly kind: 'failed'; readonly taken: TakenEffect; readonly error: Failure }

/** Why a declaration did not go through, without the values it carried. */
interface Failure extends JsonObject {
  readonly code: string
  readonly message: string
}

/** Sends a declaration to its registry. */
export async function send(taken: TakenEffect, desk: Desk): Promise<Outcome> {
  const { registry, mutation, declarationId, caseId, agency, planned, situation } = taken
  const procedure = situation.procedure.code
  let input: JsonObject
  try {
    input = inputOf(situation, desk.dictionary, planned)
  } catch (error) {
    // It would be the same every time, and nothing has been sent.
    return { kind: 'refused', taken, error: failureOf(error) }
  }
  try {
    const sent = { registry, mutation, declarationId, input, agency, procedure, caseId }
    const { declared, refused } = await desk.declare(sent)
    if (declared) return { kind: 'done', taken, declared }
    const { code, message, field, reason, fix } = refused
    return { kind: 'refused', taken, error: { code, message, field, reason, fix } }
  } catch (error) {
    return { kind: 'failed', taken, error: failureOf(error) }
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return { code: error.code, message: error.message }
  // Whatever else went wrong may speak of what it was about.
  return { code: 'INTERNAL', message: 'something inside failed' }
}
