import { sql } from 'kysely'
import type { CasesTransaction } from '../store/advance.ts'
import { advanceCase } from './worker.ts'

/** More than any case needs: when to give up is said by the effects themselves. */
const attemptsOfJob = 10_000

/** Has the effects of a case brought forward, now or after some milliseconds; there is one such job per case. */
export async function enqueue(trx: CasesTransaction, caseId: string, delay = 0): Promise<void> {
  // By the clock of the database, as the queue itself goes by it.
  await sql`
    select graphile_worker.add_job(
      ${advanceCase}, ${JSON.stringify({ caseId })}::json,
      run_at := now() + ${delay / 1000} * interval '1 second',
      max_attempts := ${attemptsOfJob}::int,
      job_key := ${`case ${caseId}`})`.execute(trx)
}
