import type pg from 'pg'
import { decisionText, disclosureText } from '../entry/entry-text.ts'
import { base64Of } from '../secrecy/agency-secret.ts'
import { type Hash, leafHash } from '../tree/hash.ts'

/** An entry whose text is there. */
export interface StoredEntry {
  readonly position: number
  readonly leaf: Hash
  readonly text: string
  /** Of a disclosure entry: whose it is, to whoever has the keys, and which of its decision it is. */
  readonly handle?: string
  readonly number?: number
  /** The clauses it names, by their numbers in the database. */
  readonly clauses: readonly number[]
}

/**
 * The entries of a log from one position until before another, in order, their texts written from their rows: nothing
 * is stored that is not proven. Positions whose entries were removed are missing.
 */
export async function entriesIn(
  client: pg.ClientBase,
  log: number,
  from: number,
  until: number,
): Promise<readonly StoredEntry[]> {
  const begin = await operationBegin(client, log, from)
  const range = [log, begin, until]
  const decisions = await client.query<DecisionRow>(selectDecisions, range)
  const disclosures = await client.query<DisclosureRow>(selectDisclosures, range)
  const controls = await client.query<ControlRow>(selectControls, range)
  const decided = new Map<number, StoredEntry>()
  for (const row of decisions.rows) decided.set(row.position, decisionFrom(row))
  const all = [
    ...decided.values(),
    ...disclosures.rows.flatMap((row) => {
      const decision = decided.get(row.position - row.number)
      // Without its decision the text cannot be written: both are removed together, so neither is there.
      return decision ? [disclosureFrom(row, decision.leaf)] : []
    }),
    ...controls.rows.map(({ position, text }) => entry(position, text, [])),
  ]
  return all
    .filter(({ position }) => position >= from)
    .sort((one, other) => one.position - other.position)
}

interface DecisionRow {
  readonly position: number
  readonly at: Date
  readonly request: string
  readonly who: number
  readonly who_hash: Buffer
  readonly withheld: number | null
  readonly withheld_hash: Buffer | null
  readonly refused: string | null
  readonly case: Buffer | null
  readonly asked: Buffer | null
  readonly seal: Date | null
  readonly subjects: number
  readonly nonce: Buffer
}

interface DisclosureRow {
  readonly position: number
  readonly at: Date
  readonly number: number
  readonly subject: string
  readonly handle: string
  readonly what: number
  readonly what_hash: Buffer
  readonly about: Buffer
  readonly commitments: Buffer
}

interface ControlRow {
  readonly position: number
  readonly text: string
}

const selectDecisions = `
select d.position, d.at, d.request, d.who, w.hash as who_hash, d.withheld, h.hash as withheld_hash, d.refused, d."case",
  d.asked, d.seal, d.subjects, d.nonce
from decision d join clause w on w.id = d.who left join clause h on h.id = d.withheld
where d.log = $1 and d.position >= $2 and d.position < $3`

const selectDisclosures = `
select e.position, e.at, e.number, e.subject, e.handle::text as handle, e.what, c.hash as what_hash, e.about, e.commitments
from disclosure_entry e join clause c on c.id = e.what
where e.log = $1 and e.position >= $2 and e.position < $3`

const selectControls =
  'select position, text from control_entry where log = $1 and position >= $2 and position < $3'

/** Where the operation begins that has an entry at this position: a disclosure entry names its decision by hash. */
async function operationBegin(client: pg.ClientBase, log: number, from: number): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    'select number from disclosure_entry where log = $1 and position = $2',
    [log, from],
  )
  return from - (rows[0]?.number ?? 0)
}

function decisionFrom(row: DecisionRow): StoredEntry {
  const { position, request, subjects, refused, who, withheld } = row
  const text = decisionText({
    position,
    request,
    subjects,
    refused,
    at: row.at.toISOString(),
    who: row.who_hash.toString('latin1'),
    withheld: row.withheld_hash?.toString('latin1') ?? null,
    case: row.case?.toString('latin1') ?? null,
    asked: row.asked?.toString('latin1') ?? null,
    seal: row.seal?.toISOString() ?? null,
    nonce: base64Of(row.nonce),
  })
  return entry(position, text, withheld === null ? [who] : [who, withheld])
}

function disclosureFrom(row: DisclosureRow, decision: Hash): StoredEntry {
  const { position, number, subject, handle, what } = row
  const text = disclosureText({
    position,
    number,
    subject,
    decision,
    at: row.at.toISOString(),
    about: row.about.toString('latin1'),
    what: row.what_hash.toString('latin1'),
    values: row.commitments.toString('latin1'),
  })
  return { ...entry(position, text, [what]), handle, number }
}

function entry(position: number, text: string, clauses: readonly number[]): StoredEntry {
  return { position, leaf: leafHash(text), text, clauses }
}
