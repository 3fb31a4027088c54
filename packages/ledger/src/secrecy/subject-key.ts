import { randomBytes } from 'node:crypto'
import type { Subject } from '@motlan/kernel'
import { type Hash, textHash } from '../tree/hash.ts'
import { type KeyText, keyed, keyedText, seal, sealingKey, unseal } from './keyed.ts'
import type { DerivedKeys } from './ledger-keys.ts'

/** What opens everything the ledger has about one subject. Deleted, nothing does. */
export interface SubjectKey {
  readonly key: KeyText
  /** Stands beside the subject's entries, and says nothing by itself. A decimal number of at most 63 bits. */
  readonly handle: string
}

/** A subject's key as it is stored. */
export interface StoredSubjectKey {
  readonly place: Buffer
  readonly handle: string
  readonly key: Buffer
  readonly identity: Buffer
}

/** Characters of one salt: 18 bytes. */
const saltLength = 24

/** A subject in one text: `Citizen 9…`. */
export function subjectText(subject: Subject, subjectId: string): string {
  return `${subject} ${subjectId}`
}

/** Where the key of a subject is stored, 16 bytes. */
export function placeOf(subject: string, { index }: Pick<DerivedKeys, 'index'>): string {
  return keyed(index, subject, 16)
}

/** A new key for a subject. */
export function makeSubjectKey(
  subject: string,
  keys: DerivedKeys,
): SubjectKey & StoredSubjectKeyOf {
  const key = randomBytes(32).toString('base64url')
  const handle = String(randomBytes(8).readBigUInt64BE() >> 1n)
  const place = placeOf(subject, keys)
  return {
    key,
    handle,
    stored: {
      place: Buffer.from(place, 'latin1'),
      handle,
      key: seal(keys.wrap, key, place + handle),
      identity: seal(sealingKey(key), subject, place),
    },
  }
}

interface StoredSubjectKeyOf {
  readonly stored: StoredSubjectKey
}

/** The key in a stored one; undefined where the master is another, or the row was altered. */
export function openSubjectKey(
  { place, handle, key }: Omit<StoredSubjectKey, 'identity'>,
  { wrap }: Pick<DerivedKeys, 'wrap'>,
): SubjectKey | undefined {
  const opened = unseal(wrap, key, place.toString('latin1') + handle)
  return opened === undefined ? undefined : { key: opened, handle }
}

/** Whose key it is: `Citizen 9…`. */
export function identityIn(stored: StoredSubjectKey, keys: DerivedKeys): string | undefined {
  const opened = openSubjectKey(stored, keys)
  return opened && unseal(sealingKey(opened.key), stored.identity, stored.place.toString('latin1'))
}

/** The salts of one disclosure entry, one after the other: of the subject first, then of each value. */
export function saltsOf(
  { key }: SubjectKey,
  nonce: string,
  number: number,
  values: number,
): string {
  return keyedText(key, `${nonce} ${number}`, 18 * (values + 1))
}

/** One of the salts. */
export function saltAt(salts: string, index: number): string {
  return salts.slice(index * saltLength, (index + 1) * saltLength)
}

/** The commitment to a subject, or to the JSON text of a value. */
export function commitment(salt: string, text: string): Hash {
  return textHash(salt + text)
}

/** 16 bytes nobody has seen before, as base64. */
export function randomNonces(): () => string {
  let pool = Buffer.alloc(0)
  let at = 0
  return () => {
    if (at === pool.length) {
      pool = randomBytes(4096)
      at = 0
    }
    at += 16
    return pool.toString('base64', at - 16, at)
  }
}
