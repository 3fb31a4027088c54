import { Refusal } from '@motlan/kernel'
import type { FormPlan, PlannedField, Situation } from '@motlan/procedures'
import type { CaseFile } from '../case-file.ts'
import type { Desk } from '../desk.ts'
import { hiddenFrom } from '../form/hidden-from.ts'
import { planCase, seen } from '../form/plan-case.ts'
import type { Seer } from '../sight.ts'
import { movedBy } from '../state.ts'
import { advance, withCase } from '../store/advance.ts'
import { declare } from './declare.ts'

/**
 * Says yes to values that are shown: a doubtful one is relied on from now on, as long as it stays the same; a suggested
 * one is declared.
 */
export async function confirm(
  file: CaseFile,
  fields: readonly string[],
  seer: Seer,
  desk: Desk,
): Promise<Situation> {
  movedBy('confirmed', file.status)
  const planned = await planCase(file, desk)
  const { plan, situation } = planned
  const isHidden = hiddenFrom(seer.actor, planned, desk)
  const chosen = fields.map((key) => shown(plan, key, isHidden))
  const suggested = chosen.filter(({ state }) => state !== 'toConfirm')
  if (suggested.length > 0) {
    if (suggested.length < chosen.length) {
      throw new Refusal('ANSWER_INVALID', suggested[0]?.key ?? 'fields', {
        reason: 'it is a suggestion for an answer, and the others are values held',
        fix: 'confirm suggestions and values held in two steps',
      })
    }
    const answers = suggested.map(({ key, suggestion }) => ({ field: key, value: suggestion }))
    return declare(file, answers, seer, desk)
  }
  const at = desk.clock()
  await withCase(desk.db, file, async (trx, locked) => {
    for (const field of chosen) {
      const row = { value_hash: seen(field), confirmed_at: at }
      await trx
        .insertInto('cases.confirmation')
        .values({ case_id: file.caseId, field: field.key, ...row })
        .onConflict((conflict) => conflict.columns(['case_id', 'field']).doUpdateSet(row))
        .execute()
    }
    await advance(trx, locked, { event: 'confirmed', at, ...seer })
  })
  return situation
}

function shown(
  { fields }: FormPlan,
  key: string,
  isHidden: (planned: PlannedField) => boolean,
): PlannedField {
  const field = fields.find((each) => each.key === key)
  if (!field) throw new Refusal('FIELD_UNKNOWN', key)
  // A suggestion is declared by it, and what is declared is shown.
  const isOffered = field.state === 'toAsk' && field.suggestion !== undefined && !isHidden(field)
  if (field.state === 'toConfirm' || isOffered) return field
  throw new Refusal('ANSWER_INVALID', key, {
    reason: 'there is nothing to confirm',
    fix: 'confirm what the form plan shows to be confirmed or suggests',
  })
}
