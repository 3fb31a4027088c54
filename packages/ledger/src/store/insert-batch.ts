import type { DisclosureRow } from '../entry/compose.ts'
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
  readonly disclosures: readonly DisclosureRow[]
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
insert into decision (log, position, at, who, withheld, subjects, request, refused, seal, nonce, asked, "case")
select $1, position, at, who, withheld, subjects, request, refused, seal,
  substr($4::bytea, nonce, 16), substr($4::bytea, asked, 32), substr($4::bytea, hidden, length)
from unnest($5::bigint[], $6::timestamptz[], $7::int[], $8::int[], $9::int[], $10::text[], $11::text[],
  $12::timestamptz[], $13::int[], $14::int[], $15::int[], $16::int[])
  as d (position, at, who, withheld, subjects, request, refused, seal, nonce, asked, hidden, length)`

const disclosures = `
insert into disclosure_entry (log, position, at, number, subject, handle, what, seal, about, commitments)
select $1, position, at, number, subject, handle, what, seal,
  substr($4::bytea, begin, 32), substr($4::bytea, begin + 32, length)
from unnest($17::bigint[], $18::timestamptz[], $19::int[], $20::text[], $21::bigint[], $22::int[],
  $23::timestamptz[], $24::int[], $25::int[])
  as e (position, at, number, subject, handle, what, seal, begin, length)`

const tiles = `
insert into tile (log, level, index, width, hashes, root)
select $1, level, index, width, hashes, root
from unnest($26::int[], $27::bigint[], $28::int[], $29::bytea[], $30::bytea[]) as t (level, index, width, hashes, root)`

const subjectKeys = `
insert into subject_key (place, handle, key, identity)
select place, handle, key, identity
from unnest($31::bytea[], $32::bigint[], $33::bytea[], $34::bytea[]) as k (place, handle, key, identity)`

const controls = `
insert into control_entry (log, position, text)
select $1, position, text from unnest($35::bigint[], $36::text[]) as c (position, text)`

const entriesOnly = `with b as (${batch}), d as (${decisions}) ${disclosures}`
const andMore = `with b as (${batch}), d as (${decisions}), t as (${tiles}), k as (${subjectKeys}), c as (${controls}) ${disclosures}`

function entryValues({ log, first, entries, clauseId, ...rows }: NewRows): unknown[] {
  const { add, bytes } = pieces()
  const optional = (hash: Hash | null) => (hash === null ? null : clauseId(hash))
  const decided = rows.decisions
  const disclosed = rows.disclosures
  const nonces = decided.map(({ nonce }) => add(Buffer.from(nonce, 'base64').toString('latin1')))
  const asked = decided.map((each) => add(each.asked))
  const cases = decided.map((each) => add(each.case))
  const begins = disclosed.map(({ about, values }) => add(about + values))
  return [
    log,
    first,
    entries,
    bytes(),
    plainArray(decided.map(({ position }) => position)),
    plainArray(decided.map(({ at }) => at)),
    plainArray(decided.map(({ who }) => clauseId(who))),
    plainArray(decided.map(({ withheld }) => optional(withheld))),
    plainArray(decided.map(({ subjects }) => subjects)),
    textArray(decided.map(({ request }) => request)),
    textArray(decided.map(({ refused }) => refused)),
    plainArray(decided.map(({ seal }) => seal)),
    plainArray(nonces),
    plainArray(asked),
    plainArray(cases),
    plainArray(decided.map((each) => each.case?.length ?? null)),
    plainArray(disclosed.map(({ position }) => position)),
    plainArray(disclosed.map(({ at }) => at)),
    plainArray(disclosed.map(({ number }) => number)),
    plainArray(disclosed.map(({ subject }) => subject)),
    plainArray(disclosed.map(({ handle }) => handle)),
    plainArray(disclosed.map(({ what }) => clauseId(what))),
    plainArray(disclosed.map(({ seal }) => seal)),
    plainArray(begins),
    plainArray(disclosed.map(({ values }) => values.length)),
  ]
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
