import { Refusal } from '@motlan/kernel'
import type pg from 'pg'
import { checkpointIn } from '../note/checkpoint.ts'
import { entriesIn, type StoredEntry } from '../store/read-entries.ts'
import { partsOf, type StoredPart } from '../store/read-parts.ts'
import { storedTree } from '../store/stored-tree.ts'
import { hashesOf, inclusionRanges } from '../tree/proof.ts'
import { type EntryProof, proofText } from './entry-proof.ts'

/** An entry by its place, and one of its parts. */
export interface EntryPlace {
  readonly log: number
  readonly position: number
  /** Which part of the entry; none where only the decision is meant. */
  readonly number?: number
}

/** An entry and, where one was asked for, the part of it. */
export interface FoundEntry {
  readonly entry: StoredEntry
  readonly part: StoredPart | undefined
}

/** Finds an entry, and refuses one that is not there. */
export async function findEntry(
  client: pg.ClientBase,
  { log, position, number }: EntryPlace,
): Promise<FoundEntry> {
  const [entry] = await entriesIn(client, log, position, position + 1)
  if (!entry) throw noEntry(log, position)
  if (number === undefined) return { entry, part: undefined }
  const part = (await partsOf(client, log, [entry])).find((each) => each.number === number)
  if (!part) throw noEntry(log, position)
  return { entry, part }
}

/** Proves one entry against the newest checkpoint of its log. */
export async function proveEntry(
  client: pg.ClientBase,
  { log, position }: EntryPlace,
  { entry, part }: FoundEntry,
): Promise<EntryProof> {
  const { note, size } = await newestCheckpoint(client, log, position)
  const path = await hashesOf(inclusionRanges(position, size), storedTree(client, log).hashAt)
  return {
    entry: entry.text,
    ...(part && { part: part.text }),
    clauses: await clauseTexts(client, [...entry.clauses, ...(part ? [part.what] : [])]),
    proof: proofText(position, path, note),
  }
}

async function newestCheckpoint(
  client: pg.ClientBase,
  log: number,
  position: number,
): Promise<{ readonly note: string; readonly size: number }> {
  const { rows } = await client.query<{ note: string; size: number }>(
    `select size, note || coalesce((
       select string_agg(convert_from(body, 'UTF8') || E'\\n', '' order by by)
       from attestation a where a.log = c.log and a.size = c.size and a.kind = 'witness'), '') as note
     from checkpoint c where log = $1 and size > $2 order by size desc limit 1`,
    [log, position],
  )
  const [newest] = rows
  if (newest && checkpointIn(newest.note)) return newest
  throw new Refusal('ENTRY_UNKNOWN', `log ${log}, entry ${position}`, {
    reason: 'no checkpoint covers it yet',
    fix: 'ask again in a second',
  })
}

async function clauseTexts(
  client: pg.ClientBase,
  ids: readonly number[],
): Promise<readonly string[]> {
  const { rows } = await client.query<{ text: string }>(
    'select text from clause where id = any($1) order by id',
    [ids],
  )
  return rows.map(({ text }) => text)
}

/** There is no such entry, or its text was removed. */
export function noEntry(log: number, position: number): Refusal {
  return new Refusal('ENTRY_UNKNOWN', `log ${log}, entry ${position}`)
}
