import { Refusal } from '@motlan/kernel'
import type pg from 'pg'
import type { DerivedKeys } from '../secrecy/ledger-keys.ts'
import { commitment, identityIn, openSubjectKey, saltAt, saltsOf } from '../secrecy/subject-key.ts'
import { otherMaster, storedUnder } from '../store/stored-key.ts'
import { base64 } from '../tree/hash.ts'
import type { EntryProof } from './entry-proof.ts'
import { type EntryPlace, findEntry, noEntry, proveEntry } from './prove-entry.ts'

/** One commitment of one entry, opened: whoever hashes salt and text gets what stands in the entry. */
export interface Opening {
  readonly salt: string
  readonly text: string
  /** SHA-256 of salt and text, base64. */
  readonly commitment: string
  /** Whether that is what stands in the entry. */
  readonly holds: boolean
}

/** One value of one entry, opened for a court. */
export interface Revealed {
  readonly proof: EntryProof
  /** Whom the entry is about. */
  readonly about: Opening
  /** The line of the entry that is opened: attribute, relation, agreement, legal basis. */
  readonly line: readonly string[]
  /** The value somebody says was sent. Without one only the salt is told. */
  readonly value: Omit<Opening, 'text' | 'holds'> & {
    readonly text?: string
    readonly holds?: boolean
  }
}

/** Which value is opened, and what is claimed to have been sent. */
export interface RevealAsk extends EntryPlace {
  readonly attribute: string
  /** Where the attribute stands in several relations. */
  readonly relation?: string
  /** JSON text of the value as it stood in the answer. */
  readonly value?: string
}

/** Opens the commitment to one value, and proves the entry it stands in. The ledger does not know the value: it can only say whether it is this one. */
export async function reveal(
  client: pg.ClientBase,
  keys: DerivedKeys,
  { attribute, relation, value, ...place }: RevealAsk,
): Promise<Revealed> {
  const found = await findEntry(client, { number: 1, ...place })
  const { part, entry } = found
  if (!part || !entry.decision) throw noEntry(place.log, place.position)
  const stored = await storedUnder(client, part.handle)
  if (!stored) throw erased(place)
  const key = openSubjectKey(stored, keys)
  const identity = identityIn(stored, keys)
  if (!key || identity === undefined) throw otherMaster()
  const proof = await proveEntry(client, place, found)
  const { what, commitments } = JSON.parse(part.text) as PartText // Written from our own rows.
  const lines = linesOf(proof, what)
  const index = lines.findIndex(
    (line) => line[0] === attribute && (relation === undefined || line[1] === relation),
  )
  const line = lines[index]
  if (!line) throw notDisclosed(attribute, lines)
  const salts = saltsOf(key, entry.decision.nonce, part.number, lines.length)
  const stands = (nth: number) =>
    Buffer.from(commitments, 'base64')
      .subarray(nth * 32, nth * 32 + 32)
      .toString('base64')
  const salt = saltAt(salts, index + 1)
  return {
    proof,
    line,
    about: opening(saltAt(salts, 0), identity, stands(0)),
    value:
      value === undefined
        ? { salt, commitment: stands(index + 1) }
        : opening(salt, value, stands(index + 1)),
  }
}

interface PartText {
  readonly what: string
  readonly commitments: string
}

function opening(salt: string, text: string, stands: string): Opening {
  const made = base64(commitment(salt, text))
  return { salt, text, commitment: stands, holds: made === stands }
}

function linesOf({ clauses }: EntryProof, what: string): readonly (readonly string[])[] {
  const clause = clauses.find((text) => base64(commitment('', text)) === what)
  return JSON.parse(clause ?? '[]') as readonly (readonly string[])[] // Written by our own compose.
}

function erased({ log, position }: EntryPlace): Refusal {
  return new Refusal('ENTRY_UNKNOWN', `log ${log}, entry ${position}`, {
    reason: 'the subject was erased; nobody can open the entry any more',
    fix: 'its proof still holds: motlan ledger prove',
  })
}

function notDisclosed(attribute: string, lines: readonly (readonly string[])[]): Refusal {
  return new Refusal('ENTRY_UNKNOWN', attribute, {
    reason: 'it is not among what this entry says left',
    fix: `this entry has ${lines.map(([name]) => name).join(', ') || 'nothing'}`,
  })
}
