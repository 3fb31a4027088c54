import type { UpdateObject } from 'kysely'
import type { Desk } from '../desk.ts'
import { advance, type CasesTransaction, type LockedCase, lockCase } from '../store/advance.ts'
import type { CasesTables } from '../store/database.ts'
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
  const at = clock()
  if (outcome.kind === 'done') {
    const declared = JSON.stringify(outcome.declared)
    const done = { state: 'DONE', in_doubt: false, done_at: at, declared } as const
    // True whoever sent it, and however often it was taken since.
    const isWritten = await write(trx, outcome, { ...done, next_at: null, last_error: null })
    if (isWritten) await nameMade(trx, locked.caseId, outcome)
    return locked
  }
  const { registry, mutation, attempts } = outcome.taken
  const { code } = outcome.error
  const last_error = JSON.stringify(outcome.error)
  log.warn({ case: locked.caseId, registry, mutation, attempts, code }, 'declaration failed')
  const delay = pause(attempts)
  const isRefused = outcome.kind === 'refused'
  if (!isRefused && attempts < most) {
    const next_at = new Date(at.getTime() + delay)
    await write(trx, outcome, { last_error, next_at }, attempts)
    await enqueue(trx, locked.caseId, delay)
    return undefined
  }
  const stopped = { state: isRefused ? 'REFUSED' : 'DEAD', last_error, next_at: null } as const
  // INVARIANT: a refusal says that nothing happened; where nobody answered it may have.
  const certain = isRefused && { in_doubt: false }
  if (!(await write(trx, outcome, { ...stopped, ...certain }, attempts))) {
    // Whoever was faster may have died since: it is looked at again.
    await enqueue(trx, locked.caseId, delay)
    return undefined
  }
  if (locked.status === 'RUNNING') {
    const note = `${registry} ${mutation}: ${code}`
    await advance(trx, locked, { event: 'stopped', at, actor: 'SYSTEM', note })
  }
  return undefined
}

/**
 * Writes to an effect that is still under way. INVARIANT: a worker that was thought dead says nothing of an attempt after
 * which another has taken the effect: that one may have reached the registry.
 */
async function write(
  trx: CasesTransaction,
  { taken: { caseId, seq } }: Outcome,
  values: UpdateObject<CasesTables, 'cases.effect'>,
  attempts?: number,
): Promise<boolean> {
  let row = trx
    .updateTable('cases.effect')
    .where('case_id', '=', caseId)
    .where('seq', '=', seq)
    .where('state', '=', 'PENDING')
  if (attempts !== undefined) row = row.where('attempts', '=', attempts)
  const { numUpdatedRows } = await row.set(values).executeTakeFirst()
  return numUpdatedRows > 0n
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
