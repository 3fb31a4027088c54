import { Refusal } from '@motlan/kernel'
import type pg from 'pg'
import type { DerivedKeys } from '../secrecy/ledger-keys.ts'
import {
  openSubjectKey,
  placeOf,
  type StoredSubjectKey,
  type SubjectKey,
} from '../secrecy/subject-key.ts'

/** The key of a subject, `Citizen 9…`; undefined where the ledger has nothing about it, or not any more. */
export async function storedKey(
  client: pg.ClientBase | pg.Pool,
  subject: string,
  keys: DerivedKeys,
): Promise<SubjectKey | undefined> {
  const [row] = await storedAt(client, [placeOf(subject, keys)])
  if (!row) return undefined
  const key = openSubjectKey(row, keys)
  if (!key) throw otherMaster()
  return key
}

/** The keys stored at some places. */
export async function storedAt(
  client: pg.ClientBase | pg.Pool,
  places: readonly string[],
): Promise<readonly Omit<StoredSubjectKey, 'identity'>[]> {
  const { rows } = await client.query<{ place: Buffer; handle: string; key: Buffer }>({
    name: 'ledger-subject-keys',
    text: 'select place, handle::text as handle, key from subject_key where place = any($1::bytea[])',
    values: [places.map((place) => Buffer.from(place, 'latin1'))],
  })
  return rows
}

/** The key and the whole row of the subject that has a handle. */
export async function storedUnder(
  client: pg.ClientBase | pg.Pool,
  handle: string,
): Promise<StoredSubjectKey | undefined> {
  const { rows } = await client.query<StoredSubjectKey>(
    'select place, handle::text as handle, key, identity from subject_key where handle = $1::bigint',
    [handle],
  )
  return rows[0]
}

/** Better no entry than one nobody can open. */
export function otherMaster(): Refusal {
  return new Refusal('LEDGER_UNAVAILABLE', 'ledger master key', {
    reason: 'the key of a subject does not open under it',
    fix: 'use the master key this ledger was begun with',
  })
}
