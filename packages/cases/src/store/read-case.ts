import type { JsonObject } from '@motlan/kernel'
import { sql } from 'kysely'
import type { CaseFile, CaseSubject } from '../case-file.ts'
import type { CasesDatabase } from './database.ts'
import { readAskedCorrections } from './read-corrections.ts'

/** A case with all that was said in it; undefined where there is none. */
export async function readCase(db: CasesDatabase, caseId: string): Promise<CaseFile | undefined> {
  const { rows } = await sql<CaseFileRow>`
    select case_id as "caseId", procedure, province, agency, applicant, party,
      party_agreed_at is not null as "partyAgreed", channel, status, version,
      opened_at as "openedAt", submitted_at as "submittedAt", closed_at as "closedAt",
      (select json_agg(json_build_object('role', role, 'subject', subject, 'subjectId', subject_id)
          order by role, subject_id)
        from cases.case_subject s where s.case_id = c.case_id) as subjects,
      (select json_object_agg(field, value)
        from cases.declared_answer a where a.case_id = c.case_id) as answers,
      (select json_object_agg(field, value_hash)
        from cases.confirmation f where f.case_id = c.case_id) as confirmations,
      (select json_object_agg(used.notice, content)
        from cases.case_notice used join cases.notice using (number)
        where used.case_id = c.case_id) as notices
    from cases.case_file c where case_id = ${caseId}`.execute(db)
  const [row] = rows
  if (!row) return undefined
  return {
    ...row,
    subjects: row.subjects ?? [],
    answers: row.answers ?? {},
    confirmations: row.confirmations ?? {},
    notices: row.notices ?? {},
    corrections: await readAskedCorrections(db, { caseId }),
  }
}

/** As PostgreSQL answers: what there is none of is null. */
interface CaseFileRow
  extends Omit<CaseFile, 'subjects' | 'answers' | 'confirmations' | 'corrections' | 'notices'> {
  readonly subjects: readonly CaseSubject[] | null
  readonly answers: Readonly<Record<string, unknown>> | null
  readonly confirmations: Readonly<Record<string, string>> | null
  readonly notices: Readonly<Record<string, JsonObject>> | null
}
