import { Refusal } from '@motlan/kernel'
import type { PlannedEffect } from '@motlan/procedures'
import type { CaseSubject } from '../case-file.ts'
import type { CasesTransaction } from '../store/advance.ts'

/**
 * Takes what a case is about to change for itself until it is closed: of two cases that race for one parcel, or that
 * rely on one notice, the first to be submitted has it.
 */
export async function claim(
  trx: CasesTransaction,
  caseId: string,
  subjects: readonly CaseSubject[],
  effects: readonly PlannedEffect[],
): Promise<void> {
  const changesLand = effects.some(({ registry }) => registry === 'land')
  const parcels = subjects
    .filter(({ subject }) => changesLand && subject === 'Parcel')
    .map(({ subjectId }) => subjectId)
  const used = await trx
    .selectFrom('cases.case_notice')
    .where('case_id', '=', caseId)
    .select(['notice', 'number'])
    .execute()
  const claims = [
    ...[...new Set(parcels)].map((id) => ({ subject: 'Parcel', subject_id: id, aim: 'transfer' })),
    // A list or a table serves many cases; what is told of one event serves one.
    ...used
      .filter(({ notice }) => notice.endsWith('-notification'))
      .map(({ notice, number }) => ({ subject: 'Notice', subject_id: number, aim: notice })),
  ].sort((a, b) => (a.subject_id < b.subject_id ? -1 : 1))
  for (const each of claims) {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('cases.claim')
      .values({ ...each, case_id: caseId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 0n) throw new Refusal('SUBJECT_CLAIMED', each.subject)
  }
}
