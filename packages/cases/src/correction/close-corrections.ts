import { type Selectable, sql } from 'kysely'
import type { CasesTransaction } from '../store/advance.ts'
import type { CorrectionRow } from '../store/database.ts'

/** How a request for correction was answered, by whom and when. */
export interface Closing {
  readonly state: 'CORRECTED' | 'UPHELD'
  readonly officer: string
  readonly outcome: string
  readonly at: Date
}

type Closed = Pick<
  Selectable<CorrectionRow>,
  'correction_id' | 'registry' | 'attribute' | 'subject' | 'subject_id'
>

/** Waits until nobody else settles anything about the same value, and holds it to the end of the transaction. */
export async function holdValue(
  trx: CasesTransaction,
  { registry, attribute, subject_id }: Pick<Closed, 'registry' | 'attribute' | 'subject_id'>,
): Promise<void> {
  const value = `correction ${registry} ${attribute} ${subject_id ?? ''}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${value}, 0))`.execute(trx)
}

/**
 * Closes a request for correction, and says so in the history of its case. INVARIANT: what one correction has set right
 * is set right for every case that asked for the same.
 */
export async function closeCorrections(
  trx: CasesTransaction,
  asked: Closed,
  { state, officer, outcome, at }: Closing,
): Promise<void> {
  const { registry, attribute, subject, subject_id } = asked
  const closed = await trx
    .updateTable('cases.correction')
    .where((one) => {
      const itself = one.and([
        one('correction_id', '=', asked.correction_id),
        one('state', 'in', ['OPEN', 'CORRECTING']),
      ])
      if (state === 'UPHELD' || subject_id === null) return itself
      const same = one.and({ state: 'OPEN', registry, attribute, subject, subject_id })
      return one.or([itself, same])
    })
    .set({ state, settled_at: at, settled_by: officer, outcome, value: null, last_error: null })
    .returning('case_id')
    .execute()
  const cases = closed.map(({ case_id }) => case_id)
  const note = `${registry} ${attribute}: ${state}`
  // What is settled about a case takes nothing away from whoever has it open: its version stays.
  await sql`
    insert into cases.history (case_id, version, at, event, status, actor, note)
    select case_id, version, ${at}, 'settled', status, 'SYSTEM', ${note}
    from cases.case_file where case_id = any(${cases}) and closed_at is null`.execute(trx)
}
