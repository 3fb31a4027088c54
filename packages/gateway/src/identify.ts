import { parseProcedureCode, Refusal } from '@motlan/kernel'
import type { Bearer } from './bearer.ts'
import type { PolicyInForce } from './policy-in-force.ts'

/** What a request says about itself, as its headers say it. */
export interface Stated {
  readonly procedure?: string | undefined
  readonly purpose?: string | undefined
  readonly case?: string | undefined
}

/** Who asks, for what, in which case: all of it known to the policy. */
export interface Caller {
  readonly agency: string
  readonly officer: string
  readonly procedure?: string
  readonly purpose: string
  readonly case?: string
  /** Of the officer's office. */
  readonly province?: string
}

/** Holds what a request says about itself against the token and the catalogue; each way of failing has its own code. */
export function identify(bearer: Bearer, stated: Stated, policy: PolicyInForce): Caller {
  if (bearer.kind === 'citizen') throw new Refusal('AGENCY_NEEDED', 'Authorization')
  if (!policy.agencies.has(bearer.agency)) throw new Refusal('AGENCY_UNKNOWN', 'agency')
  const { procedure, purpose } = aimOf(stated, policy)
  const scopes = ['lookup', ...(procedure === undefined ? [] : [`lookup:${procedure}`])]
  if (!scopes.some((scope) => bearer.scopes.has(scope))) {
    throw new Refusal('SCOPE_MISSING', scopes.at(-1) ?? 'lookup')
  }
  const given = caseOf(stated.case)
  return {
    agency: bearer.agency,
    officer: bearer.officer,
    purpose,
    ...(procedure !== undefined && { procedure }),
    ...(given !== undefined && { case: given }),
    ...(bearer.province !== undefined && { province: bearer.province }),
  }
}

function aimOf(stated: Stated, policy: PolicyInForce): Pick<Caller, 'procedure' | 'purpose'> {
  const code = codeOf(clean(stated.procedure))
  const named = clean(stated.purpose)
  if (named !== undefined && !policy.purposes.has(named)) {
    throw new Refusal('PURPOSE_UNKNOWN', 'Motlan-Purpose')
  }
  if (code === undefined) {
    if (named === undefined) throw new Refusal('PURPOSE_MISSING', 'Motlan-Procedure')
    return { purpose: named }
  }
  const procedure = policy.procedures.get(code)
  if (!procedure) throw new Refusal('PROCEDURE_UNKNOWN', 'Motlan-Procedure')
  if (named !== undefined && named !== procedure.purpose) {
    throw new Refusal('PURPOSE_UNKNOWN', 'Motlan-Purpose', {
      reason: 'the procedure serves another purpose',
    })
  }
  return { procedure: code, purpose: procedure.purpose }
}

/** The code as the catalogue writes it: published lists hold it in damaged forms. */
function codeOf(stated: string | undefined): string | undefined {
  if (stated === undefined) return undefined
  const parsed = parseProcedureCode(stated)
  return parsed.ok ? parsed.value : stated
}

function caseOf(stated: string | undefined): string | undefined {
  const given = clean(stated)
  if (given === undefined) return undefined
  if (!/^[A-Za-z0-9.-]{1,64}$/.test(given)) throw new Refusal('CASE_INVALID', 'Motlan-Case')
  return given
}

function clean(text: string | undefined): string | undefined {
  return text?.normalize('NFC').trim() || undefined
}
