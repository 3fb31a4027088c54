import type pg from 'pg'
import { setMemo } from './attribute-set.ts'
import type { Ledger } from './disclosure.ts'
import { entryOf, rowsOf } from './entry.ts'
import { groupCommit, type LedgerLimits } from './group-commit.ts'
import { postgresStore } from './store.ts'

/** What a ledger needs. */
export interface LedgerOptions {
  /** How the exchange database is reached, with a role that may insert and select: `{ connectionString }`. */
  readonly connection: pg.ClientConfig
  readonly limits?: Partial<LedgerLimits>
  /** A steady clock in milliseconds. */
  readonly now?: () => number
}

/** About 10 MB that may wait, a commit of a few milliseconds, and less patience than the clients have. */
export const defaultLimits: LedgerLimits = { waiting: 20_000, batch: 2_000, timeout: 5_000 }

/** Sets of attributes remembered by their text, about 4 kB each. */
const setsRemembered = 2_000

/**
 * Opens the ledger of one gateway. It connects with the first look-up, and again after every broken connection: while
 * PostgreSQL is away look-ups are refused, and nothing has to be restarted when it comes back.
 */
export function openLedger({
  connection,
  limits: given = {},
  now = () => performance.now(),
}: LedgerOptions): Ledger {
  const limits = { ...defaultLimits, ...given }
  const memo = { disclosed: setMemo(setsRemembered), withheld: setMemo(setsRemembered) }
  const store = postgresStore(connection, limits.timeout)
  const commits = groupCommit(store, limits, rowsOf, now)
  return {
    append: (lookUp) => commits.append(entryOf(lookUp, memo)),
    close: async () => {
      await commits.drain()
      await store.close()
    },
  }
}
