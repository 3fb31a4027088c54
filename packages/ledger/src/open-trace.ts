import type pg from 'pg'
import type { AskedSubject } from './disclosure.ts'
import type { EntryProof } from './prove/entry-proof.ts'
import { type EntryPlace, findEntry, noEntry, proveEntry } from './prove/prove-entry.ts'
import { derivedKeys, type LedgerKeys } from './secrecy/ledger-keys.ts'
import { saltAt, saltsOf, subjectText } from './secrecy/subject-key.ts'
import { ledgerPool, onConnection } from './store/connection.ts'
import { storedKey } from './store/stored-key.ts'
import { traceOf } from './trace/trace.ts'
import type { TraceAsk, TracePage } from './trace/trace-entry.ts'

/** A proof for one entry of a trace, with what shows its reader that the entry is about them. */
export interface OwnProof extends EntryProof {
  /** SHA-256 of this and the subject, `Citizen 9…`, is the first commitment of the part. */
  readonly salt: string
}

/** The ledger as the people see it who stand in it. */
export interface Trace {
  /** What left about a subject, newest first. */
  readonly of: (subject: AskedSubject, ask?: TraceAsk) => Promise<TracePage>
  /** Proves one of its entries. */
  readonly prove: (subject: AskedSubject, place: EntryPlace) => Promise<OwnProof>
  readonly close: () => Promise<void>
}

/** What a trace is read with. */
export interface TraceOptions {
  readonly connection: pg.ClientConfig
  readonly keys: Pick<LedgerKeys, 'master'>
  /** Entries whose seal has run out by then are shown. */
  readonly clock?: () => Date
}

/** Connections for reading; milliseconds one may take. */
const limits = { max: 4, timeout: 5_000 }

/** Opens the way to traces. Nothing is connected before the first question. */
export function openTrace({ connection, keys, clock = () => new Date() }: TraceOptions): Trace {
  const pool = ledgerPool(connection, { ...limits, name: 'motlan ledger trace' })
  const derived = derivedKeys(keys)
  return {
    of: (subject, ask = {}) => traceOf(pool, derived, subject, ask, clock()),
    prove: ({ subject, subjectId }, place) =>
      onConnection(pool, async (client) => {
        const key = await storedKey(client, subjectText(subject, subjectId), derived)
        const found = await findEntry(client, place)
        const { entry, part } = found
        const { seal = null, nonce = '' } = entry.decision ?? {}
        // INVARIANT: nobody gets a proof of an entry that their trace would not show them.
        const isShown = part && part.handle === key?.handle && (seal === null || seal <= clock())
        if (!key || !isShown) throw noEntry(place.log, place.position)
        const proof = await proveEntry(client, place, found)
        return { ...proof, salt: saltAt(saltsOf(key, nonce, part.number, 0), 0) }
      }),
    close: () => pool.end(),
  }
}
