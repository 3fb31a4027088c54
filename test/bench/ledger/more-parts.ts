import pg from 'pg'
import type { BenchLedger } from './exchange.ts'

/** People in one of these operations. */
const width = 100

/**
 * Adds rows as the writer makes them, by PostgreSQL alone: operations of a hundred people each, spread over the people
 * the ledger knows, each with clauses and lengths of rows that stand there already. They are in no tree; whoever reads a
 * trace sees no difference.
 */
export async function moreParts({ owner }: BenchLedger, count: number) {
  const operations = Math.ceil(count / width)
  const client = new pg.Client(owner)
  await client.connect()
  const start = performance.now()
  try {
    await client.query(people)
    // One moment for all: an operation and its parts have the same time.
    const { rows: clock } = await client.query<{ now: string }>('select now()::text as now')
    const now = clock[0]?.now
    for (let from = 0; from < operations; from += chunk) {
      const until = Math.min(from + chunk, operations)
      const range = [from, until - 1, operations, now]
      await client.query(decisions, range)
      await client.query(parts, [...range, width])
      console.log(`${until} of ${operations} operations of ${width} people`)
    }
    await client.query('vacuum analyze part')
    await client.query('vacuum analyze decision')
  } finally {
    await client.end()
  }
  return { operations, seconds: Number(((performance.now() - start) / 1000).toFixed(1)) }
}

const chunk = 10_000

const people = `
create temp table people as select row_number() over (order by place) - 1 as nth, handle from subject_key;
create unique index on people (nth);
analyze people`

const at = `$4::timestamptz - interval '30 days' * (1 - operation::float8 / $3::float8)`

/** Of a log of its own, with the length of everything that the first decision has. */
const decisions = `
insert into decision (log, position, at, who, decided, nonce, request, parts, asked, "case")
select 1000, operation, ${at}, first.who, first.decided, uuid_send(gen_random_uuid()), gen_random_uuid()::text,
  bytes.parts, first.asked, first."case"
from generate_series($1::bigint, $2::bigint) as operation
cross join (select * from decision where log = 1 limit 1) as first
cross join lateral (
  select string_agg(sha256(int8send(operation * 100 + each)), '' order by each) as parts from generate_series(1, 100) as each
) as bytes`

const parts = `
insert into part (log, position, at, number, handle, what, subject, commitments)
select 1000, operation, ${at}, number, p.handle, first.what, 'C',
  sha256(int8send(turn)) || sha256(int8send(-turn)) || sha256(int8send(turn + 1)) || sha256(int8send(-turn - 1))
from (
  select operation, number, operation * $5::bigint + number as turn
  from generate_series($1::bigint, $2::bigint) as operation, generate_series(1, $5::int) as number
) as each
cross join (select what from part where log = 1 limit 1) as first
cross join (select count(*) as many from people) as known
join people p on p.nth = each.turn * 7919 % known.many
order by operation, number`
