import type { Effect } from '../case-file.ts'
import type { CasesDatabase } from './database.ts'

/** The declarations of a case, in their order. */
export async function readEffects(db: CasesDatabase, caseId: string): Promise<readonly Effect[]> {
  return db
    .selectFrom('cases.effect')
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .select([
      'case_id as caseId',
      'seq',
      'effect',
      'registry',
      'mutation',
      'declaration_id as declarationId',
      'state',
      'attempts',
      'in_doubt as inDoubt',
      'last_error as lastError',
      'next_at as nextAt',
      'done_at as doneAt',
    ])
    .execute()
}
