import type pg from 'pg'
import { pathTree } from './attribute-set.ts'
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
export const defaultLimits: LedgerLimits = {
  waiting: 20_000,
  batch: 2_000,
  pace: 4,
  timeout: 5_000,
}

/** Lines of attribute sets remembered, about 300 bytes each. */
const linesRemembered = 100_000

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
  const tree = pathTree(linesRemembered)
  const store = postgresStore(connection, limits.timeout)
  const commits = groupCommit(store, limits, rowsOf, now)
  return {
    append: (lookUp) => commits.append(entryOf(lookUp, tree)),
    close: async () => {
      await commits.drain()
      await store.close()
    },
  }
}
