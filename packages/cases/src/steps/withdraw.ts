import { Refusal } from '@motlan/kernel'
import type { CaseFile } from '../case-file.ts'
import type { Desk } from '../desk.ts'
import type { Seer } from '../sight.ts'
import { movedBy } from '../state.ts'
import { advance, withCase } from '../store/advance.ts'

/**
 * Takes a case back. INVARIANT: nothing that a registry has carried out, or may have carried out, is left behind by a
 * case that is withdrawn: as soon as the first declaration has been sent, it is too late.
 */
export async function withdraw(
  file: CaseFile,
  note: string | undefined,
  seer: Seer,
  desk: Desk,
): Promise<void> {
  movedBy('withdrawn', file.status)
  const at = desk.clock()
  await withCase(desk.db, file, async (trx, locked) => {
    const told = await trx
      .selectFrom('cases.effect')
      .where('case_id', '=', file.caseId)
      .where((where) => where.or([where('state', '=', 'DONE'), where('in_doubt', '=', true)]))
      .orderBy('seq')
      .select(['effect', 'registry', 'state'])
      .executeTakeFirst()
    if (told) {
      const { effect, registry, state } = told
      throw new Refusal('CASE_STATE', 'case', {
        reason:
          state === 'DONE'
            ? `the registry ${registry} has carried out ${effect}: what is done cannot be withdrawn`
            : `${effect} is on its way to the registry ${registry}: it can no longer be stopped`,
        fix: 'wait until the case is done; a new case can change what this one has done',
        details: { effect, registry },
      })
    }
    await trx
      .updateTable('cases.effect')
      .where('case_id', '=', file.caseId)
      .set({ state: 'DROPPED', next_at: null })
      .execute()
    await advance(trx, locked, { event: 'withdrawn', at, note, ...seer })
  })
}
