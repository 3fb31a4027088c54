import type { CaseStatus } from '../case-file.ts'
import type { Actor, CasesDatabase } from './database.ts'

/** Something that happened to a case. */
export interface CaseHappening {
  readonly at: Date
  readonly event: string
  readonly status: CaseStatus
  readonly version: number
  readonly actor: Actor
  readonly note: string | null
}

/** What happened to a case, in its order. */
export async function readHistory(
  db: CasesDatabase,
  caseId: string,
): Promise<readonly CaseHappening[]> {
  return db
    .selectFrom('cases.history')
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .select(['at', 'event', 'status', 'version', 'actor', 'note'])
    .execute()
}
