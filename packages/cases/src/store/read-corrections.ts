import type { Correction } from '../case-file.ts'
import type { CasesDatabase } from './database.ts'

/** A request for correction as the registry sees it: whose record it is, and which case needs it. */
export interface AskedCorrection extends Correction {
  readonly caseId: string
  readonly subject: string | null
  readonly subjectId: string | null
}

/** Which requests for correction. */
export interface CorrectionFilter {
  readonly registries?: readonly string[]
  readonly caseId?: string
  readonly id?: string
  readonly state?: Correction['state']
  readonly first?: number
}

/** Requests for correction, the most urgent first. */
export async function readAskedCorrections(
  db: CasesDatabase,
  { registries, caseId, id, state, first }: CorrectionFilter,
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
      'settled_at as settledAt',
      'outcome',
    ])
  if (registries !== undefined) corrections = corrections.where('registry', 'in', registries)
  if (caseId !== undefined) corrections = corrections.where('case_id', '=', caseId)
  if (id !== undefined) corrections = corrections.where('correction_id', '=', id)
  if (state !== undefined) corrections = corrections.where('state', '=', state)
  if (first !== undefined) corrections = corrections.limit(first)
  return corrections.execute()
}
