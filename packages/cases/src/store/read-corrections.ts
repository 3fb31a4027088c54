import { sql } from 'kysely'
import type { Correction } from '../case-file.ts'
import type { CasesDatabase } from './database.ts'

/** A request for correction as the registry sees it: whose record it is, and which case needs it. */
export interface AskedCorrection extends Correction {
  readonly caseId: string
  readonly subject: string | null
  readonly subjectId: string | null
  /** Why the registry did not take, or could not be told, what it was to hold. */
  readonly problem: string | null
}

/** Which requests for correction. */
export interface CorrectionFilter {
  readonly registries?: readonly string[]
  readonly caseId?: string
  readonly id?: string
  readonly states?: readonly Correction['state'][]
  /** Whether their time had run out, at a moment. */
  readonly overdue?: boolean | undefined
  readonly at?: Date
  readonly first?: number
}

/** Requests for correction, the most urgent first. */
export async function readAskedCorrections(
  db: CasesDatabase,
  { registries, caseId, id, states, overdue, at, first }: CorrectionFilter,
): Promise<readonly AskedCorrection[]> {
  let corrections = db
    .selectFrom('cases.correction')
    .orderBy('correct_by')
    .orderBy('field')
    .select([
      'correction_id as correctionId',
      'case_id as caseId',
      'field',
      'attribute',
      'registry',
      'subject',
      'subject_id as subjectId',
      'claimed',
      'found',
      'raised_at as raisedAt',
      'notify_by as notifyBy',
      'correct_by as correctBy',
      'state',
      'silent',
      'settled_at as settledAt',
      'outcome',
    ])
    .select(sql<string | null>`last_error ->> 'message'`.as('problem'))
  if (registries !== undefined) corrections = corrections.where('registry', 'in', registries)
  if (caseId !== undefined) corrections = corrections.where('case_id', '=', caseId)
  if (id !== undefined) corrections = corrections.where('correction_id', '=', id)
  if (states !== undefined) corrections = corrections.where('state', 'in', states)
  if (overdue !== undefined && at !== undefined) {
    const isOverdue = sql<boolean>`(state in ('OPEN', 'CORRECTING') and correct_by < ${at})`
    corrections = corrections.where(isOverdue, '=', overdue)
  }
  if (first !== undefined) corrections = corrections.limit(first)
  return corrections.execute()
}

/** Whether the time to set something right has run out at a moment. */
export function isOverdue(
  { state, correctBy }: Pick<Correction, 'state' | 'correctBy'>,
  at: Date,
): boolean {
  return (state === 'OPEN' || state === 'CORRECTING') && correctBy < at
}
