import type pg from 'pg'
import { decisionText } from '../entry/entry-text.ts'
import { base64Of } from '../secrecy/agency-secret.ts'
import { type Hash, leafHash } from '../tree/hash.ts'

/** An entry whose text is there. */
export interface StoredEntry {
  readonly position: number
  readonly leaf: Hash
  readonly text: string
  /** Of a decision: when, how many parts it has, and the nonce its salts follow from, base64. */
  readonly decision?: {
    readonly at: Date
    readonly parts: number
    readonly nonce: string
    readonly seal: Date | null
  }
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
  const range = [log, from, until]
  const decisions = await client.query<DecisionRow>(selectDecisions, range)
  const controls = await client.query<ControlRow>(selectControls, range)
  return [
    ...decisions.rows.map(decisionFrom),
    ...controls.rows.map(({ position, text }) => entry(position, text, [])),
  ].sort((one, other) => one.position - other.position)
}

interface DecisionRow {
  readonly position: number
  readonly at: Date
  readonly request: string
  readonly who: number
  readonly who_hash: Buffer
  readonly withheld: number | null
  readonly withheld_hash: Buffer | null
  readonly decided: number | null
  readonly decided_hash: Buffer | null
  readonly refused: string | null
  readonly case: Buffer | null
  readonly asked: Buffer | null
  readonly seal: Date | null
  readonly nonce: Buffer
  readonly parts: Buffer
}

interface ControlRow {
  readonly position: number
  readonly text: string
}

const selectDecisions = `
select d.position, d.at, d.request, d.who, w.hash as who_hash, d.withheld, h.hash as withheld_hash, d.decided,
  c.hash as decided_hash, d.refused, d."case",
  d.asked, d.seal, d.nonce, d.parts
from decision d join clause w on w.id = d.who left join clause h on h.id = d.withheld
  left join clause c on c.id = d.decided
where d.log = $1 and d.position >= $2 and d.position < $3`

const selectControls =
  'select position, text from control_entry where log = $1 and position >= $2 and position < $3'

function decisionFrom(row: DecisionRow): StoredEntry {
  const { position, request, refused, who, withheld, decided, at, seal } = row
  const nonce = base64Of(row.nonce)
  const text = decisionText({
    position,
    request,
    refused,
    nonce,
    at: at.toISOString(),
    who: row.who_hash.toString('latin1'),
    withheld: row.withheld_hash?.toString('latin1') ?? null,
    decided: row.decided_hash?.toString('latin1') ?? null,
    case: row.case?.toString('latin1') ?? null,
    asked: row.asked?.toString('latin1') ?? null,
    seal: seal?.toISOString() ?? null,
    parts: row.parts.toString('latin1'),
  })
  return {
    ...entry(
      position,
      text,
      [who, withheld, decided].filter((clause) => clause !== null),
    ),
    decision: { at, parts: row.parts.length / 32, nonce, seal },
  }
}

function entry(position: number, text: string, clauses: readonly number[]): StoredEntry {
  return { position, leaf: leafHash(text), text, clauses }
}
