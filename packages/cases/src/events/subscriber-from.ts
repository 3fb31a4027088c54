import type { AgencyBearer, CompanionContext, Stated } from '@motlan/gateway'
import { parseProcedureCode, Refusal } from '@motlan/kernel'
import type { TellingPolicy } from './rights.ts'
import type { Subscriber } from './subscriber.ts'

/** The officer of an agency who asks; anybody else is refused. */
export function agencyIn({ bearer }: CompanionContext): AgencyBearer {
  if (!bearer) throw new Refusal('TOKEN_MISSING', 'Authorization')
  if (bearer.kind === 'agency') return bearer
  throw new Refusal('SCOPE_MISSING', 'lookup', {
    reason: 'signals are for agencies; this token speaks for a citizen',
    fix: 'ask me { trace } for what agencies have read',
  })
}

/** The procedures a token counts for; undefined where it counts for all, and for every purpose. */
export function proceduresOf({ scopes }: AgencyBearer): readonly string[] | undefined {
  if (scopes.has('lookup')) return undefined
  const codes = [...scopes].flatMap((scope) => /^lookup:(.+)$/.exec(scope)?.[1] ?? [])
  if (codes.length > 0) return codes
  throw new Refusal('SCOPE_MISSING', 'lookup')
}

/** For what an agency wants to be told: a procedure or purpose its token counts for. */
export function subscriberFrom(
  bearer: AgencyBearer,
  { procedure: code, purpose }: Stated,
  policy: TellingPolicy,
): Subscriber {
  const { agency } = bearer
  if (!policy.agencies.has(agency)) throw new Refusal('AGENCY_UNKNOWN', 'agency')
  if (code === undefined) {
    if (purpose === undefined) throw new Refusal('PURPOSE_MISSING', 'Motlan-Procedure')
    if (!policy.purposes.has(purpose)) throw new Refusal('PURPOSE_UNKNOWN', 'Motlan-Purpose')
    if (proceduresOf(bearer)) throw new Refusal('SCOPE_MISSING', 'lookup')
    return { agency, purpose }
  }
  const parsed = parseProcedureCode(code)
  const procedure = policy.procedures.get(parsed.ok ? parsed.value : code)
  if (!procedure) throw new Refusal('PROCEDURE_UNKNOWN', 'Motlan-Procedure')
  if (purpose !== undefined && purpose !== procedure.purpose) {
    throw new Refusal('PURPOSE_UNKNOWN', 'Motlan-Purpose', {
      reason: 'the procedure serves another purpose',
    })
  }
  if (proceduresOf(bearer)?.includes(procedure.code) === false) {
    throw new Refusal('SCOPE_MISSING', `lookup:${procedure.code}`)
  }
  return { agency, procedure: procedure.code, purpose: procedure.purpose }
}
