import { Refusal } from '@motlan/kernel'
import type pg from 'pg'
import type { CaseFile, CaseStatus, Effect } from '../case-file.ts'
import { enqueue } from '../effects/enqueue.ts'
import { advance, lockCase } from '../store/advance.ts'
import { connectCases } from '../store/database.ts'
import { readCase } from '../store/read-case.ts'
import { readEffects } from '../store/read-effects.ts'
import { type CaseHappening, readHistory } from '../store/read-history.ts'
import { type ListedCorrection, listCorrections } from './list-corrections.ts'

/** One line of a list of cases: nothing in it says whom a case is about. */
export interface ListedCase {
  readonly caseId: string
  readonly procedure: string
  readonly agency: string
  readonly status: CaseStatus
  readonly openedAt: Date
  readonly effectsDone: number
  readonly effects: number
}

/** Which cases are listed. */
export interface CaseFilter {
  readonly status?: CaseStatus | undefined
  readonly agency?: string | undefined
  readonly procedure?: string | undefined
  readonly limit: number
}

/** Everything about one case. */
export interface ShownCase {
  readonly file: CaseFile
  readonly history: readonly CaseHappening[]
  readonly effects: readonly Effect[]
}

/** The cases of an exchange, for whoever operates it. */
export interface CaseRegister {
  readonly list: (filter: CaseFilter) => Promise<readonly ListedCase[]>
  readonly show: (caseId: string) => Promise<ShownCase>
  /** Declarations that need somebody: refused, or tried too often. */
  readonly dead: () => Promise<readonly Effect[]>
  /** What registries are asked to set right and have not, the most urgent first. */
  readonly corrections: (wanted: {
    readonly overdue: boolean
    readonly limit: number
  }) => Promise<readonly ListedCorrection[]>
  /** Sends the declaration again at which a case has stopped. */
  readonly retry: (caseId: string, note?: string) => Promise<Effect>
  readonly close: () => Promise<void>
}

/** Opens it, beside a running gateway or without one. */
export function openRegister(connection: pg.ClientConfig, clock: () => Date): CaseRegister {
  const { db, close } = connectCases(connection, 2)
  return {
    close,
    list: async ({ status, agency, procedure, limit }) => {
      let cases = db
        .selectFrom('cases.case_file as c')
        .leftJoin('cases.effect as e', 'e.case_id', 'c.case_id')
        .groupBy('c.case_id')
        .orderBy('c.opened_at', 'desc')
        .limit(limit)
        .select(['c.case_id as caseId', 'c.procedure', 'c.agency', 'c.status'])
        .select(['c.opened_at as openedAt'])
        .select(({ fn }) => [
          fn.count<string>('e.seq').as('effects'),
          fn.count<string>('e.done_at').as('effectsDone'),
        ])
      if (status !== undefined) cases = cases.where('c.status', '=', status)
      if (agency !== undefined) cases = cases.where('c.agency', '=', agency)
      if (procedure !== undefined) cases = cases.where('c.procedure', '=', procedure)
      return (await cases.execute()).map((row) => ({
        ...row,
        effects: Number(row.effects),
        effectsDone: Number(row.effectsDone),
      }))
    },
    show: async (caseId) => {
      const file = await readCase(db, caseId)
      if (!file) throw new Refusal('CASE_UNKNOWN', caseId)
      return {
        file,
        history: await readHistory(db, caseId),
        effects: await readEffects(db, caseId),
      }
    },
    dead: async () => {
      const stopped = await db
        .selectFrom('cases.effect')
        .where('state', 'in', ['REFUSED', 'DEAD'])
        .distinct()
        .select('case_id')
        .execute()
      const effects = await Promise.all(stopped.map((row) => readEffects(db, row.case_id)))
      return effects.flat().filter(({ state }) => state === 'REFUSED' || state === 'DEAD')
    },
    corrections: (wanted) => listCorrections(db, wanted, clock()),
    retry: async (caseId, note) => {
      const stopped = (await readEffects(db, caseId)).find(({ state }) => state !== 'DONE')
      await db.transaction().execute(async (trx) => {
        const locked = await lockCase(trx, caseId)
        if (!locked) throw new Refusal('CASE_UNKNOWN', caseId)
        await advance(trx, locked, { event: 'retried', at: clock(), actor: 'SYSTEM', note })
        await trx
          .updateTable('cases.effect')
          .where('case_id', '=', caseId)
          .where('state', 'in', ['REFUSED', 'DEAD'])
          .set({ state: 'PENDING', attempts: 0, next_at: null })
          .execute()
        await enqueue(trx, caseId)
      })
      if (!stopped) throw new Refusal('CASE_STATE', caseId)
      return stopped
    },
  }
}
