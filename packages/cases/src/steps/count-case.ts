import { provinceCodeOf } from '@motlan/procedures'
import type { CaseFile } from '../case-file.ts'
import { dueBy } from '../clock/due-by.ts'
import type { PlannedCase } from '../form/plan-case.ts'
import type { CasesTransaction } from '../store/advance.ts'

/**
 * Writes what is counted of a case when it is submitted: what nobody had to be asked, each field and attribute once,
 * where it comes from, and by when it is due.
 */
export async function insertCounted(
  trx: CasesTransaction,
  { caseId }: CaseFile,
  { situation, plan }: PlannedCase,
  at: Date,
): Promise<void> {
  const saved = plan.fields
    .filter(({ state }) => state === 'filled' || state === 'toConfirm')
    .flatMap(({ key, attributes, source = '' }) =>
      [...new Set(attributes)].map((attribute) => ({
        case_id: caseId,
        field: key,
        attribute,
        source,
        saved_at: at,
      })),
    )
  if (saved.length > 0) await trx.insertInto('cases.saved_answer').values(saved).execute()
  await trx
    .insertInto('cases.measure')
    .values({
      case_id: caseId,
      province: provinceIn(plan.fields.map(({ value }) => value)),
      due_at: dueBy(situation.procedure, at),
    })
    .execute()
}

/** The province of the first address there is: on every form that is where the applicant lives. */
function provinceIn(values: readonly unknown[]): string | null {
  for (const value of values) {
    const province = typeof value === 'string' ? provinceCodeOf(value) : undefined
    if (province !== undefined) return province
  }
  return null
}
