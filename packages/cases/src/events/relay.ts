import type pg from 'pg'
import type { Change, ChangeSource } from './change.ts'
import { followersOf } from './followers.ts'
import type { RightAsked, Rights } from './rights.ts'
import type { SignalKeys } from './signal-keys.ts'
import { type NewSignal, storeRelayed } from './store-relayed.ts'
import { touched } from './wanted.ts'

/** What a relay works with. */
export interface RelayParts {
  readonly pool: pg.Pool
  readonly keys: SignalKeys
  /** The rights of everybody at this moment. */
  readonly rights: () => Rights
}

/** Changes taken at a time: a transaction of some milliseconds, and no more facts to look up at once than a registry likes. */
const batch = 200

/**
 * Copies the next changes of one registry to the exchange, and makes a signal of each for every subscriber who waits
 * for it and may know it. Tells how many there were: none means that the exchange knows all of them.
 */
export async function relayNext(source: ChangeSource, parts: RelayParts): Promise<number> {
  const { registry } = source
  const { pool } = parts
  const from = await placeReached(pool, registry)
  const changes = await source.changesAfter(from, batch)
  const last = changes.at(-1)
  if (!last) return 0
  const signals = await signalsOf(registry, changes, parts)
  await storeRelayed(pool, { registry, from, until: last.seq, changes, signals })
  return changes.length
}

async function placeReached(pool: pg.Pool, registry: string): Promise<number> {
  const { rows } = await pool.query<{ seq: string }>(
    'select seq from cases.relay_cursor where registry = $1',
    [registry],
  )
  return Number(rows[0]?.seq ?? 0)
}

/** INVARIANT: in the order of the changes. */
async function signalsOf(
  registry: string,
  changes: readonly Change[],
  { pool, keys, rights: rightsNow }: RelayParts,
): Promise<readonly NewSignal[]> {
  const rights = rightsNow()
  const followers = await followersOf(pool, changes)
  const made = await Promise.all(
    changes.map(({ seq, subject, subjectId, attributes }) =>
      Promise.all(
        followers.of(subject, subjectId).map(async ({ id, subscriber, waitsFor }) => {
          const wanted = touched(waitsFor, attributes)
          const known = await permittedOf(
            { subscriber, subject, subjectId, attributes: wanted },
            rights,
          )
          if (known.length === 0) return []
          const signal: NewSignal = {
            id: keys.signalId(id, registry, seq),
            subscription: id,
            agency: subscriber.agency,
            seq,
            pseudonym: keys.pseudonym(subscriber, subject, subjectId),
            attributes: known,
          }
          return [signal]
        }),
      ),
    ),
  )
  return made.flat(2)
}

async function permittedOf(asked: RightAsked, rights: Rights): Promise<readonly string[]> {
  if (asked.attributes.length === 0) return []
  return [...(await rights.permitted(asked)).keys()]
}
