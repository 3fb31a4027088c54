import type pg from 'pg'
import { type Control, controlText } from '../entry/entry-text.ts'
import type { LedgerKeys } from '../secrecy/ledger-keys.ts'
import { ledgerPool, onConnection } from '../store/connection.ts'
import { openNotary } from '../store/notary.ts'
import { appendControl, openLog } from '../store/open-log.ts'

/** What an operator works with. */
export interface OperateOptions {
  /** With the role that owns the tables: gateways may neither change nor remove anything. */
  readonly owner: pg.ClientConfig
  readonly keys: LedgerKeys
  readonly clock: () => Date
}

/** Milliseconds for one statement of an operator. */
export const patience = 600_000

/**
 * Says in a log what an operator does, and signs it before anything is done. Whoever writes a log at this moment keeps
 * it: the operator takes one that nobody writes, or begins another.
 */
export async function appendSigned(
  { owner, keys, clock }: OperateOptions,
  said: Control,
): Promise<void> {
  const options = { connection: owner, clock, timeout: patience, interval: 0, entries: 1 }
  const notary = openNotary({ ...options, published: () => {} })
  const pool = ledgerPool(owner, { max: 1, timeout: patience, name: 'motlan ledger operator' })
  try {
    await onConnection(pool, async (client) => {
      const log = await openLog(client, { keys, clock })
      const text = controlText(log.growth.size, said)
      notary.committed({ ...log, growth: await appendControl(client, log.log, log.growth, text) })
      await notary.close()
    })
  } finally {
    await pool.end()
  }
}
