import type { DeclaredFact } from '@motlan/kernel'
import type { PlannedEffect, Situation } from '@motlan/procedures'
import type { Desk } from '../desk.ts'
import { procedureOf } from '../form/look-up.ts'
import type { FrozenSituation } from '../steps/submit.ts'
import { advance, type CasesTransaction, type LockedCase } from '../store/advance.ts'
import { madeBy } from './made-by.ts'

/** A declaration that is about to be sent. */
export interface TakenEffect {
  readonly caseId: string
  readonly agency: string
  readonly seq: number
  readonly registry: string
  readonly mutation: string
  readonly declarationId: string
  readonly attempts: number
  readonly planned: PlannedEffect
  /** What the case knew when it was submitted, and whom the registries have made since. */
  readonly situation: Situation
}

/** The next effect of a case, marked as under way; a case in which nothing is left to do is done. */
export async function takeEffect(
  trx: CasesTransaction,
  locked: LockedCase,
  { clock, procedures }: Desk,
): Promise<TakenEffect | undefined> {
  if (locked.status !== 'SUBMITTED' && locked.status !== 'RUNNING') return undefined
  const at = clock()
  const system = { at, actor: 'SYSTEM' } as const
  const running =
    locked.status === 'SUBMITTED'
      ? await advance(trx, locked, { event: 'started', ...system })
      : locked
  const effects = await effectsIn(trx, locked.caseId)
  const next = effects.find(({ state }) => state !== 'DONE')
  if (!next) {
    await advance(trx, running, { event: 'completed', ...system })
    return undefined
  }
  if (next.state !== 'PENDING') return undefined
  const attempts = next.attempts + 1
  await trx
    .updateTable('cases.effect')
    .where('case_id', '=', locked.caseId)
    .where('seq', '=', next.seq)
    .set({ attempts, in_doubt: true })
    .execute()
  const file = await trx
    .selectFrom('cases.case_file')
    .where('case_id', '=', locked.caseId)
    .select(['procedure', 'province', 'agency', 'frozen'])
    .executeTakeFirstOrThrow()
  return {
    ...next,
    caseId: locked.caseId,
    agency: file.agency,
    attempts,
    situation: {
      // Written by `submit` and by nothing else.
      ...(file.frozen as unknown as FrozenSituation),
      procedure: procedureOf(file, procedures),
      created: createdBy(effects),
    },
  }
}

type EffectOnFile = Awaited<ReturnType<typeof effectsIn>>[number]

async function effectsIn(trx: CasesTransaction, caseId: string) {
  const rows = await trx
    .selectFrom('cases.effect')
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .select(['seq', 'registry', 'mutation', 'declaration_id', 'planned', 'state', 'attempts'])
    .select('declared')
    .execute()
  return rows.map(({ declaration_id: declarationId, planned, declared, ...row }) => ({
    ...row,
    declarationId,
    // Both were written by this package: one when the case was submitted, one when the registry had answered.
    planned: planned as unknown as PlannedEffect,
    declared: declared as unknown as DeclaredFact | null,
  }))
}

/** Whom registries have made so far, by the roles of the case they fill. */
function createdBy(effects: readonly EffectOnFile[]): Readonly<Record<string, readonly string[]>> {
  const made = effects.flatMap(({ planned, declared }) =>
    declared ? madeBy(planned, declared) : [],
  )
  const byRole = Object.groupBy(made, ({ role }) => role)
  return Object.fromEntries(
    Object.entries(byRole).map(([role, all = []]) => [role, all.map(({ subjectId }) => subjectId)]),
  )
}
