import type { PartRow } from '../entry/compose.ts'
import type { DecisionEntry } from '../entry/entry-text.ts'
import type { StoredSubjectKey } from '../secrecy/subject-key.ts'
import type { Tile } from '../tree/growth.ts'
import { tileWidth } from '../tree/growth.ts'
import type { Hash } from '../tree/hash.ts'
import { pieces, plainArray, textArray } from './array-literal.ts'

/** Everything one commit adds to a log. */
export interface NewRows {
  readonly log: number
  readonly first: number
  readonly entries: number
  readonly decisions: readonly DecisionEntry[]
  readonly parts: readonly PartRow[]
  /** The number of a clause. */
  readonly clauseId: (hash: Hash) => number
  readonly tiles: readonly Tile[]
  readonly subjectKeys: readonly StoredSubjectKey[]
  readonly controls: readonly { readonly position: number; readonly text: string }[]
}

/** One statement, prepared once per connection. */
export interface NamedStatement {
  readonly name: string
  readonly text: string
  readonly values: unknown[]
}

/** The statement that makes a batch durable: one round trip, all of it or nothing. */
export function insertBatch(rows: NewRows): NamedStatement {
  const values = entryValues(rows)
  const { tiles, subjectKeys, controls } = rows
  return tiles.length + subjectKeys.length + controls.length === 0
    ? { name: 'ledger-batch', text: entriesOnly, values }
    : { name: 'ledger-batch-and-more', text: andMore, values: [...values, ...moreValues(rows)] }
}

const batch = 'insert into ledger_batch (log, first, entries) values ($1, $2, $3)'

const decisions = `
insert into decision (log, position, at, who, withheld, decided, request, refused, seal, nonce, asked, "case", parts)
select $1, position, to_timestamp(at / 1000.0::float8), who, withheld, decided, request, refused, seal,
  substr($4::bytea, nonce, 16), substr($4::bytea, asked, 32), substr($4::bytea, hidden, length),
  substr($4::bytea, parts, many * 32)
from unnest($5::bigint[], $6::bigint[], $7::int[], $8::int[], $9::text[], $10::text[], $11::timestamptz[],
  $12::int[], $13::int[], $14::int[], $15::int[], $16::int[], $17::int[], $26::int[])
  as d (position, at, who, withheld, request, refused, seal, nonce, asked, hidden, length, parts, many, decided)`

const parts = `
insert into part (log, position, at, number, subject, handle, what, commitments)
select $1, position, to_timestamp(at / 1000.0::float8), number, subject::"char", handle, what,
  substr($4::bytea, begin, length)
from unnest($18::bigint[], $19::bigint[], $20::smallint[], $21::text[], $22::bigint[], $23::int[], $24::int[], $25::int[])
  as p (position, at, number, subject, handle, what, begin, length)`

const tiles = `
insert into tile (log, level, index, width, hashes, root)
select $1, level, index, width, hashes, root
from unnest($27::int[], $28::bigint[], $29::int[], $30::bytea[], $31::bytea[]) as t (level, index, width, hashes, root)`

const subjectKeys = `
insert into subject_key (place, handle, key, identity)
select place, handle, key, identity
from unnest($32::bytea[], $33::bigint[], $34::bytea[], $35::bytea[]) as k (place, handle, key, identity)`

const controls = `
insert into control_entry (log, position, text)
select $1, position, text from unnest($36::bigint[], $37::text[]) as c (position, text)`

const entriesOnly = `with b as (${batch}), d as (${decisions}) ${parts}`
const andMore = `with b as (${batch}), d as (${decisions}), t as (${tiles}), k as (${subjectKeys}), c as (${controls}) ${parts}`

function entryValues({ log, first, entries, clauseId, ...rows }: NewRows): unknown[] {
  const { add, bytes } = pieces()
  const optional = (hash: Hash | null) => (hash === null ? null : clauseId(hash))
  const decided = rows.decisions
  const left = rows.parts
  const nonces = decided.map(({ nonce }) => add(Buffer.from(nonce, 'base64').toString('latin1')))
  const asked = decided.map((each) => add(each.asked))
  const cases = decided.map((each) => add(each.case))
  const parts = decided.map((each) => add(each.parts))
  const begins = left.map(({ commitments }) => add(commitments))
  return [
    log,
    first,
    entries,
    bytes(),
    plainArray(decided.map(({ position }) => position)),
    plainArray(decided.map(({ at }) => Date.parse(at))),
    plainArray(decided.map(({ who }) => clauseId(who))),
    plainArray(decided.map(({ withheld }) => optional(withheld))),
    textArray(decided.map(({ request }) => request)),
    textArray(decided.map(({ refused }) => refused)),
    plainArray(decided.map(({ seal }) => seal)),
    plainArray(nonces),
    plainArray(asked),
    plainArray(cases),
    plainArray(decided.map((each) => each.case?.length ?? null)),
    plainArray(parts),
    plainArray(decided.map((each) => each.parts.length / 32)),
    plainArray(left.map(({ position }) => position)),
    plainArray(timesOf(left)),
    plainArray(left.map(({ number }) => number)),
    plainArray(left.map(({ subject }) => subject[0] ?? '')),
    plainArray(left.map(({ handle }) => handle)),
    plainArray(left.map(({ what }) => clauseId(what))),
    plainArray(begins),
    plainArray(left.map(({ commitments }) => commitments.length)),
    plainArray(rows.decisions.map((each) => optional(each.decided))),
  ]
}

/** Moments in milliseconds; the parts of one operation have one moment. */
function timesOf(parts: readonly PartRow[]): readonly number[] {
  let last = ''
  let time = 0
  return parts.map(({ at }) => {
    if (at !== last) time = Date.parse(at)
    last = at
    return time
  })
}

function moreValues({ tiles: full, subjectKeys: fresh, controls: said }: NewRows): unknown[] {
  return [
    plainArray(full.map(({ level }) => level)),
    plainArray(full.map(({ index }) => index)),
    plainArray(full.map(() => tileWidth)),
    full.map(({ hashes }) => Buffer.from(hashes, 'latin1')),
    full.map(({ root }) => Buffer.from(root, 'latin1')),
    fresh.map(({ place }) => place),
    plainArray(fresh.map(({ handle }) => handle)),
    fresh.map(({ key }) => key),
    fresh.map(({ identity }) => identity),
    plainArray(said.map(({ position }) => position)),
    textArray(said.map(({ text }) => text)),
  ]
}
