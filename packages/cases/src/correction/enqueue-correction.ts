import { sql } from 'kysely'
import type { CasesTransaction } from '../store/advance.ts'

/** The name of the job that tells a registry to set its record right. */
export const tellCorrectionJob = 'tell-correction'

/** More than any correction needs: it is tried until the registry answers. */
const attemptsOfJob = 10_000

/** Has a registry told of a correction after some milliseconds; there is one such job per correction. */
export async function enqueueCorrection(
  trx: CasesTransaction,
  correctionId: string,
  delay: number,
): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      ${tellCorrectionJob}, ${JSON.stringify({ correctionId })}::json,
      run_at := now() + ${delay / 1000} * interval '1 second',
      max_attempts := ${attemptsOfJob}::int,
      job_key := ${`correction ${correctionId}`})`.execute(trx)
}
