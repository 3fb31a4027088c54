import { Refusal } from '@motlan/kernel'
import type { CaseFile } from './case-file.ts'
import type { Actor } from './store/database.ts'

/** Who asks, as far as cases care: an officer of an agency, or a citizen who has logged in. */
export type CaseBearer =
  | {
      readonly kind: 'agency'
      readonly agency: string
      readonly officer: string
      readonly scopes: ReadonlySet<string>
    }
  | {
      readonly kind: 'citizen'
      readonly citizenId: string
      readonly scopes: ReadonlySet<string>
    }

/** Somebody to whom a case may be shown, and in which part. */
export interface Seer {
  readonly actor: Exclude<Actor, 'SYSTEM'>
  /** The name of an officer, for the history. */
  readonly officer?: string
}

/** The scope a citizen's token needs for cases. */
const citizenScope = 'cases'

/** Whoever asks; refused where there is no token, or one that is for something else. */
export function demandBearer(bearer: CaseBearer | undefined): CaseBearer {
  if (!bearer) throw new Refusal('TOKEN_MISSING', 'Authorization')
  const { kind, scopes } = bearer
  if (kind === 'citizen' && !scopes.has(citizenScope)) {
    throw new Refusal('SCOPE_MISSING', citizenScope)
  }
  if (kind === 'agency' && ![...scopes].some(isLookUp)) throw new Refusal('SCOPE_MISSING', 'lookup')
  return bearer
}

/** Whether a token is for a procedure: an officer's may name the only ones it counts for. */
export function coversProcedure({ scopes }: CaseBearer, procedure: string): boolean {
  return scopes.has('lookup') || scopes.has(`lookup:${procedure}`)
}

/**
 * In which part somebody sees a case. INVARIANT: a case that is not theirs to see and one that does not exist are refused
 * in the same words.
 */
export function seerOf(bearer: CaseBearer, file: CaseFile | undefined): Seer & { file: CaseFile } {
  if (file && bearer.kind === 'agency') {
    const { agency, officer } = bearer
    const isTheirs = agency === file.agency && coversProcedure(bearer, file.procedure)
    if (isTheirs) return { actor: 'OFFICER', officer, file }
  }
  if (file && bearer.kind === 'citizen' && bearer.citizenId === file.applicant) {
    return { actor: 'APPLICANT', file }
  }
  throw unknownCase()
}

/** The refusal of a case that does not exist, for whoever asks. */
export function unknownCase(): Refusal {
  return new Refusal('CASE_UNKNOWN', 'case')
}

function isLookUp(scope: string): boolean {
  return scope === 'lookup' || scope.startsWith('lookup:')
}
