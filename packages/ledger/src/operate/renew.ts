import type pg from 'pg'
import { ledgerPool, onConnection } from '../store/connection.ts'
import { patience } from './append-control.ts'

/**
 * After a restore: what was written since the backup is lost, and has perhaps been signed and seen. All logs are closed,
 * and gateways begin new ones under a new name. INVARIANT: no position of a log ever gets a second entry.
 */
export async function renewLedger(owner: pg.ClientConfig): Promise<number> {
  const pool = ledgerPool(owner, { max: 1, timeout: patience, name: 'motlan ledger renewal' })
  try {
    return await onConnection(pool, closeLogs)
  } finally {
    await pool.end()
  }
}

/** Closes every log on a connection that may change it. Numbers go on; names begin with another identity. */
export async function closeLogs(client: pg.ClientBase): Promise<number> {
  const { rowCount } = await client.query(
    `with renewed as (update ledger_identity set id = gen_random_uuid())
     update ledger_log set closed_at = clock_timestamp() where closed_at is null`,
  )
  return rowCount ?? 0
}
