import type { ExpressionBuilder } from 'kysely'
import type { CaseStatus } from '../case-file.ts'
import type { CaseBearer } from '../sight.ts'
import type { CasesDatabase, CasesTables } from './database.ts'

/** A page of somebody's cases. */
export interface CasePage {
  readonly status: readonly CaseStatus[]
  readonly first: number
  /** The last case of the page before. */
  readonly after: string | undefined
}

/** The numbers of the cases that somebody may see, the newest first. */
export async function readMyCases(
  db: CasesDatabase,
  bearer: CaseBearer,
  { status, first, after }: CasePage,
): Promise<readonly string[]> {
  let cases = db
    .selectFrom('cases.case_file')
    .orderBy('opened_at', 'desc')
    .orderBy('case_id')
    .limit(first)
    .select('case_id')
    .where(isTheirs)
  if (status.length > 0) cases = cases.where('status', 'in', status)
  if (after !== undefined) {
    // Of somebody else's case not even the moment it was opened is told.
    const last = db.selectFrom('cases.case_file').where('case_id', '=', after).where(isTheirs)
    cases = cases.where((where) =>
      where.or([
        where('opened_at', '<', last.select('opened_at')),
        where.and([
          where('opened_at', '=', last.select('opened_at')),
          where('case_id', '>', after),
        ]),
      ]),
    )
  }
  return (await cases.execute()).map(({ case_id: caseId }) => caseId)

  function isTheirs(where: ExpressionBuilder<CasesTables, 'cases.case_file'>) {
    if (bearer.kind === 'citizen') return where('applicant', '=', bearer.citizenId)
    const agency = where('agency', '=', bearer.agency)
    if (bearer.scopes.has('lookup')) return agency
    const codes = [...bearer.scopes].map((scope) => scope.replace(/^lookup:/, ''))
    return where.and([agency, where('procedure', 'in', codes)])
  }
}
