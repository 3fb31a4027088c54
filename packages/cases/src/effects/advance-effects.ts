import type { Desk } from '../desk.ts'
import { advance, type CasesTransaction, type LockedCase, lockCase } from '../store/advance.ts'
import { enqueue } from './enqueue.ts'
import { madeBy } from './made-by.ts'
import { type Outcome, send } from './send.ts'
import { takeEffect } from './take-effect.ts'

/** How often a declaration is sent before somebody has to look at it, and how long to wait in between. */
export interface Patience {
  readonly attempts: number
  /** Milliseconds after so many attempts. */
  readonly pause: (attempts: number) => number
}

/** About three hours: a registry that is away longer is somebody's concern already. */
export const defaultPatience: Patience = {
  attempts: 25,
  pause: (attempts) => Math.min(1_000 * 2 ** (attempts - 1), 10 * 60_000),
}

/**
 * Tells the registries what a case declares, one after the other. INVARIANT: an effect is marked as under way before it
 * is sent and as done only when the registry has said so; whatever dies in between, it is sent again under the same
 * declaration id, and the registry answers the same again.
 */
export async function advanceEffects(
  caseId: string,
  desk: Desk,
  patience: Patience = defaultPatience,
): Promise<void> {
  let sent: Outcome | undefined
  for (;;) {
    const outcome = sent
    const taken = await desk.db.transaction().execute(async (trx) => {
      const locked = await lockCase(trx, caseId)
      if (!locked) return undefined
      const standing = outcome ? await settle(trx, locked, outcome, desk, patience) : locked
      return standing && takeEffect(trx, standing, desk)
    })
    if (!taken) return
    sent = await send(taken, desk)
  }
}

/** Writes what became of an effect; answers with the case where the next one may follow. */
async function settle(
  trx: CasesTransaction,
  locked: LockedCase,
  outcome: Outcome,
  { clock, log }: Desk,
  { attempts: most, pause }: Patience,
): Promise<LockedCase | undefined> {
  const { seq, attempts } = outcome.taken
  const at = clock()
  const row = trx
    .updateTable('cases.effect')
    .where('case_id', '=', locked.caseId)
    .where('seq', '=', seq)
    // Another worker that was thought dead may have been faster.
    .where('state', '=', 'PENDING')
  if (outcome.kind === 'done') {
    const declared = JSON.stringify(outcome.declared)
    await row
      .set({
        state: 'DONE',
        in_doubt: false,
        done_at: at,
        declared,
        next_at: null,
        last_error: null,
      })
      .execute()
    await nameMade(trx, locked.caseId, outcome)
    return locked
  }
  const error = { last_error: JSON.stringify(outcome.error) }
  const { registry, mutation } = outcome.taken
  const { code } = outcome.error
  log.warn({ case: locked.caseId, registry, mutation, attempts, code }, 'declaration failed')
  if (outcome.kind === 'failed' && attempts < most) {
    const delay = pause(attempts)
    await row.set({ ...error, next_at: new Date(at.getTime() + delay) }).execute()
    await enqueue(trx, locked.caseId, delay)
    return undefined
  }
  // INVARIANT: a refusal says that nothing happened; where nobody answered it may have.
  const isRefused = outcome.kind === 'refused'
  await row
    .set({
      ...error,
      state: isRefused ? 'REFUSED' : 'DEAD',
      next_at: null,
      ...(isRefused && { in_doubt: false }),
    })
    .execute()
  if (locked.status === 'RUNNING') {
    const note = `${registry} ${mutation}: ${code}`
    await advance(trx, locked, { event: 'stopped', at, actor: 'SYSTEM', note })
  }
  return undefined
}

/** Whoever a registry has made is a subject of the case from now on. */
async function nameMade(
  trx: CasesTransaction,
  caseId: string,
  { declared, taken }: Extract<Outcome, { kind: 'done' }>,
): Promise<void> {
  const made = madeBy(taken.planned, declared).map(({ role, subject, subjectId }) => ({
    case_id: caseId,
    role,
    subject,
    subject_id: subjectId,
  }))
  if (made.length === 0) return
  await trx
    .insertInto('cases.case_subject')
    .values(made)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
