import { Refusal } from '@motlan/kernel'
import type pg from 'pg'
import type { DerivedKeys } from '../secrecy/ledger-keys.ts'
import { commitment, identityIn, openSubjectKey, saltAt, saltsOf } from '../secrecy/subject-key.ts'
import { entriesIn } from '../store/read-entries.ts'
import { otherMaster, storedUnder } from '../store/stored-key.ts'
import { base64 } from '../tree/hash.ts'
import type { EntryProof } from './entry-proof.ts'
import { type EntryPlace, noEntry, proveEntry } from './prove-entry.ts'

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
  { log, position, attribute, relation, value }: RevealAsk,
): Promise<Revealed> {
  const [entry] = await entriesIn(client, log, position, position + 1)
  if (!entry) throw noEntry(log, position)
  if (entry.handle === undefined || entry.number === undefined) throw nothingToOpen(log, position)
  const stored = await storedUnder(client, entry.handle)
  if (!stored) throw erased(log, position)
  const key = openSubjectKey(stored, keys)
  const identity = identityIn(stored, keys)
  if (!key || identity === undefined) throw otherMaster()
  const proof = await proveEntry(client, { log, position })
  const { about, what, values } = JSON.parse(entry.text) as DisclosureText // Written from our own rows.
  const lines = linesOf(proof, what)
  const index = lines.findIndex(
    (line) => line[0] === attribute && (relation === undefined || line[1] === relation),
  )
  const line = lines[index]
  if (!line) throw notDisclosed(attribute, lines)
  const { nonce } = JSON.parse(proof.decision ?? '{}') as { readonly nonce: string }
  const salts = saltsOf(key, nonce, entry.number, lines.length)
  const stands = Buffer.from(values, 'base64').subarray(index * 32, index * 32 + 32)
  const salt = saltAt(salts, index + 1)
  return {
    proof,
    line,
    about: opening(saltAt(salts, 0), identity, about),
    value:
      value === undefined
        ? { salt, commitment: stands.toString('base64') }
        : opening(salt, value, stands.toString('base64')),
  }
}

interface DisclosureText {
  readonly about: string
  readonly what: string
  readonly values: string
}

function opening(salt: string, text: string, stands: string): Opening {
  const made = base64(commitment(salt, text))
  return { salt, text, commitment: stands, holds: made === stands }
}

function linesOf({ clauses }: EntryProof, what: string): readonly (readonly string[])[] {
  const clause = clauses.find((text) => base64(commitment('', text)) === what)
  return JSON.parse(clause ?? '[]') as readonly (readonly string[])[] // Written by our own compose.
}

function nothingToOpen(log: number, position: number): Refusal {
  return new Refusal('ENTRY_UNKNOWN', `log ${log}, entry ${position}`, {
    reason: 'this entry is about no subject',
    fix: 'name a disclosure entry: those that follow their decision',
  })
}

function erased(log: number, position: number): Refusal {
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
