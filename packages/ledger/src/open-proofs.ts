import { Refusal } from '@motlan/kernel'
import type pg from 'pg'
import type { EntryProof } from './prove/entry-proof.ts'
import { type EntryPlace, findEntry, proveEntry } from './prove/prove-entry.ts'
import { type RevealAsk, type Revealed, reveal } from './prove/reveal.ts'
import { derivedKeys, type LedgerKeys } from './secrecy/ledger-keys.ts'
import { ledgerPool, onConnection } from './store/connection.ts'

/** The ledger as an auditor and a court see it. */
export interface Proofs {
  /** Where the entry of a request stands. */
  readonly find: (request: string) => Promise<EntryPlace>
  readonly prove: (place: EntryPlace) => Promise<EntryProof>
  readonly reveal: (ask: RevealAsk) => Promise<Revealed>
  readonly close: () => Promise<void>
}

/** Milliseconds a question may take: a request is found by going through all of them. */
const patience = 600_000

/** Opens the way to proofs. Whoever holds the keys can open what is sealed from others. */
export function openProofs(connection: pg.ClientConfig, keys: Pick<LedgerKeys, 'master'>): Proofs {
  const pool = ledgerPool(connection, { max: 1, timeout: patience, name: 'motlan ledger proofs' })
  const derived = derivedKeys(keys)
  return {
    find: async (request) => {
      const { rows } = await pool.query<EntryPlace>(
        'select log, position from decision where request = $1 limit 1',
        [request],
      )
      const [place] = rows
      if (place) return place
      throw new Refusal('ENTRY_UNKNOWN', 'request', {
        reason: 'the ledger has no entry for this request',
        fix: 'check the id: it stands in extensions.motlan.requestId of the answer',
      })
    },
    prove: (place) =>
      onConnection(pool, async (client) =>
        proveEntry(client, place, await findEntry(client, place)),
      ),
    reveal: (ask) => onConnection(pool, (client) => reveal(client, derived, ask)),
    close: () => pool.end(),
  }
}
