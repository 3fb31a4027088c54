import type pg from 'pg'
import { type Attesting, openAttestor } from './attest/attestor.ts'
import type { Ledger } from './disclosure.ts'
import { pathTree } from './entry/clause.ts'
import { draftOf, rowsOf } from './entry/draft.ts'
import { nameWho } from './entry/who.ts'
import { groupCommit, type LedgerLimits } from './group-commit.ts'
import { derivedKeys, type LedgerKeys } from './secrecy/ledger-keys.ts'
import { openNotary } from './store/notary.ts'
import { openReadiness } from './store/readiness.ts'
import { openWriter } from './store/writer.ts'

/** What a ledger needs. */
export interface LedgerOptions {
  /** How the exchange database is reached, with a role that may insert and select: `{ connectionString }`. */
  readonly connection: pg.ClientConfig
  readonly keys: LedgerKeys
  readonly limits?: Partial<LedgerLimits>
  /** Who else attests checkpoints. */
  readonly attesting?: Attesting
  /** A steady clock in milliseconds. */
  readonly now?: () => number
  /** The time of day: checkpoints carry it. */
  readonly clock?: () => Date
}

/** A ledger that can be asked whether it would take a look-up. */
export interface OpenLedger extends Ledger {
  /** Rejects with a `Refusal` where a look-up would not become durable now. */
  readonly ready: () => Promise<void>
}

/** About 10 MB that may wait, a commit of a few milliseconds, and less patience than the clients have. */
export const defaultLimits: LedgerLimits = {
  waiting: 20_000,
  batch: 2_000,
  pace: 8,
  timeout: 5_000,
  checkpoint: 1_000,
  checkpointEntries: 100_000,
}

/** Lines of attribute sets remembered, about 300 bytes each. */
const linesRemembered = 100_000

/**
 * Opens the ledger of one gateway. It connects with the first look-up, and again after every broken connection: while
 * PostgreSQL is away look-ups are refused, and nothing has to be restarted when it comes back.
 */
export function openLedger({
  connection,
  keys,
  limits: given = {},
  attesting = {},
  now = () => performance.now(),
  clock = () => new Date(),
}: LedgerOptions): OpenLedger {
  const limits = { ...defaultLimits, ...given }
  const { timeout, checkpoint: interval, checkpointEntries: entries } = limits
  const tree = pathTree(linesRemembered)
  const who = nameWho(derivedKeys(keys))
  const attestor = openAttestor({ connection, clock, timeout, ...attesting })
  const { published } = attestor
  const notary = openNotary({ connection, clock, interval, entries, timeout, published })
  const { committed } = notary
  const writer = openWriter({ connection, keys, clock, now, timeout, committed })
  const commits = groupCommit(writer, limits, rowsOf, now)
  const readiness = openReadiness(connection, writer, Math.min(timeout, 2_000))
  return {
    append: (lookUp) => commits.append(draftOf(lookUp, tree, who)),
    ready: readiness.ready,
    close: async () => {
      await commits.drain()
      await notary.close()
      await Promise.all([attestor.close(), writer.close(), readiness.close()])
    },
  }
}
