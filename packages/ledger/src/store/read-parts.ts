import type pg from 'pg'
import { partText } from '../entry/entry-text.ts'
import type { StoredEntry } from './read-entries.ts'

/** What left about one subject of an operation, as it is stored. */
export interface StoredPart {
  readonly position: number
  readonly number: number
  readonly text: string
  readonly handle: string
  /** The clause it names, by its number in the database. */
  readonly what: number
}

/** The parts of some entries of one log, in order. What was removed is missing. */
export async function partsOf(
  client: pg.ClientBase,
  log: number,
  entries: readonly StoredEntry[],
): Promise<readonly StoredPart[]> {
  const times = entries.flatMap(({ decision }) => (decision?.parts ? [decision.at.getTime()] : []))
  if (times.length === 0) return []
  const { rows } = await client.query<PartRow>(selectParts, [
    log,
    entries.map(({ position }) => position),
    new Date(times.reduce((one, other) => Math.min(one, other))),
    new Date(times.reduce((one, other) => Math.max(one, other))),
  ])
  return rows
    .map(({ position, number, subject, handle, what, hash, commitments }) => {
      const text = partText({
        number,
        subject: subjects[subject] ?? subject,
        what: hash.toString('latin1'),
        commitments: commitments.toString('latin1'),
      })
      return { position, number, handle, what, text }
    })
    .sort((one, other) => one.position - other.position || one.number - other.number)
}

interface PartRow {
  readonly position: number
  readonly number: number
  readonly subject: string
  readonly handle: string
  readonly what: number
  readonly hash: Buffer
  readonly commitments: Buffer
}

const subjects: Readonly<Record<string, string>> = { C: 'Citizen', B: 'Business', P: 'Parcel' }

// Entries come in the order of time: the moments of what is wanted are a short way to it.
const selectParts = `
select p.position, p.number, p.subject, p.handle::text as handle, p.what, c.hash, p.commitments
from part p join clause c on c.id = p.what
where p.log = $1 and p.position = any($2::bigint[]) and p.at >= $3 and p.at <= $4`
