import { Refusal } from '@motlan/kernel'
import type { Transaction } from 'kysely'
import type { CaseFile, CaseStatus } from '../case-file.ts'
import { type CaseEvent, movedBy } from '../state.ts'
import type { Actor, CasesDatabase, CasesTables } from './database.ts'

export type CasesTransaction = Transaction<CasesTables>

/** Something that happens to a case, and who does it. */
export interface Advance {
  readonly event: CaseEvent
  readonly at: Date
  readonly actor: Actor
  readonly officer?: string | undefined
  readonly note?: string | undefined
}

/** A case as far as it is locked. */
export type LockedCase = Pick<CaseFile, 'caseId' | 'status' | 'version'>

/**
 * Does something to a case, in one transaction in which nobody else does: refused where the case is no longer the one
 * that was seen.
 */
export async function withCase<Value>(
  db: CasesDatabase,
  { caseId, version }: Pick<CaseFile, 'caseId' | 'version'>,
  work: (trx: CasesTransaction, locked: LockedCase) => Promise<Value>,
): Promise<Value> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockCase(trx, caseId)
    if (locked?.version !== version) {
      throw new Refusal('CASE_CHANGED', 'version', { details: { version: locked?.version } })
    }
    return work(trx, locked)
  })
}

/** Keeps everybody else from changing a case until the transaction ends. */
export async function lockCase(
  trx: CasesTransaction,
  caseId: string,
): Promise<LockedCase | undefined> {
  return trx
    .selectFrom('cases.case_file')
    .where('case_id', '=', caseId)
    .select(['case_id as caseId', 'status', 'version'])
    .forUpdate()
    .executeTakeFirst()
}

/** Writes what happens to a locked case: its new state, its next version, a line of its history. */
export async function advance(
  trx: CasesTransaction,
  locked: LockedCase,
  { event, at, actor, officer, note }: Advance,
): Promise<LockedCase> {
  const status: CaseStatus = movedBy(event, locked.status)
  // What the system does by itself takes nothing away from whoever has the case open.
  const version = actor === 'SYSTEM' ? locked.version : locked.version + 1
  const isClosed = status === 'DONE' || status === 'WITHDRAWN'
  await trx
    .updateTable('cases.case_file')
    .where('case_id', '=', locked.caseId)
    .set({
      status,
      version,
      ...(event === 'submitted' && { submitted_at: at }),
      ...(isClosed && { closed_at: at, frozen: null }),
    })
    .execute()
  await trx
    .insertInto('cases.history')
    .values({
      case_id: locked.caseId,
      version,
      at,
      event,
      status,
      actor,
      officer: officer ?? null,
      note: note ?? null,
    })
    .execute()
  if (isClosed) {
    await trx.deleteFrom('cases.claim').where('case_id', '=', locked.caseId).execute()
  }
  return { caseId: locked.caseId, status, version }
}
