import { Refusal } from '@motlan/kernel'
import type pg from 'pg'
import { ledgerPool } from './connection.ts'
import type { Writer } from './writer.ts'

/** Whether a look-up would become durable now. */
export interface Readiness {
  /** Rejects with a `Refusal` where it would not. */
  readonly ready: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Asks by writing: an entry that is taken back, through everything a look-up goes through, and one row to the disk. */
export function openReadiness(
  connection: pg.ClientConfig,
  writer: Writer,
  timeout: number,
): Readiness {
  const pool = ledgerPool(connection, { max: 1, timeout, name: 'motlan ledger readiness' })
  return {
    ready: async () => {
      try {
        await Promise.all([
          writer.rehearse(),
          pool.query('update ledger_probe set at = clock_timestamp()'),
        ])
      } catch (cause) {
        throw cause instanceof Refusal
          ? cause
          : new Refusal('LEDGER_UNAVAILABLE', 'ledger', { cause })
      }
    },
    close: () => pool.end(),
  }
}
