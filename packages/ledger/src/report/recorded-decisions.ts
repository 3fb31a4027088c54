import type pg from 'pg'
import { ledgerPool } from '../store/connection.ts'
import type { ReportSpan } from './reports.ts'

/** Operations that were decided alike on one day, counted. */
export interface DecidedOperations {
  readonly agency: string
  readonly procedure: string | null
  readonly purpose: string
  /** Hash of the version that decided. */
  readonly policy: string
  /** The day in Việt Nam. */
  readonly on: string
  /** How they were decided, as it was recorded. */
  readonly text: string
  readonly times: number
  /** The clauses behind `agency` and `text`, by their numbers: what `subjects` is asked with. */
  readonly who: number
  readonly decided: number
}

/** Some operations, and what of them is looked at. */
export interface OperationsAbout {
  readonly operations: readonly DecidedOperations[]
  /** Only subjects of whom something left in this relation, or of whom nothing left at all. */
  readonly relation?: string
}

/** What the ledger says of how look-ups were decided. INVARIANT: nothing sealed is in it before its time. */
export interface RecordedDecisions {
  readonly operations: (span: ReportSpan) => Promise<readonly DecidedOperations[]>
  /** How many different subjects each of these is about. */
  readonly subjects: (
    span: ReportSpan,
    about: readonly OperationsAbout[],
  ) => Promise<readonly number[]>
  /** What it cannot say: look-ups that are sealed, and those from before decisions were kept. */
  readonly unsaid: (
    span: ReportSpan,
  ) => Promise<{ readonly sealed: number; readonly undecided: number }>
  readonly close: () => Promise<void>
}

/** Milliseconds a question may take. */
const patience = 600_000

/** Opens the recorded decisions of a ledger. */
export function openDecisions(connection: pg.ClientConfig): RecordedDecisions {
  const pool = ledgerPool(connection, {
    max: 1,
    timeout: patience,
    name: 'motlan ledger decisions',
  })
  return {
    operations: async ({ from, until, now }) =>
      (await pool.query<DecidedOperations>(operations, [from, until, now])).rows,
    subjects: async ({ from, until, now }, about) => {
      const places = about.flatMap(({ operations: own, relation = null }, place) =>
        own.map(({ who, decided, on }) => ({ place, relation, who, decided, on })),
      )
      const { rows } = await pool.query<{ place: number; subjects: number }>(subjects, [
        from,
        until,
        now,
        places.map(({ place }) => place),
        places.map(({ relation }) => relation),
        places.map(({ who }) => who),
        places.map(({ decided }) => decided),
        places.map(({ on }) => on),
      ])
      const counted = new Map(rows.map((row) => [row.place, row.subjects]))
      return about.map((_, place) => counted.get(place) ?? 0)
    },
    unsaid: async ({ from, until, now }) => {
      const { rows } = await pool.query<{ sealed: number; undecided: number }>(unsaid, [
        from,
        until,
        now,
      ])
      return rows[0] ?? { sealed: 0, undecided: 0 }
    },
    close: () => pool.end(),
  }
}

const day = `(d.at at time zone 'Asia/Ho_Chi_Minh')::date::text`
const told = `
  d.at >= $1::timestamptz and d.at < $2::timestamptz and (d.seal is null or d.seal <= $3::timestamptz)`

// Decisions are counted before their texts are read: there are thousands of times fewer of them than of look-ups.
const operations = `
with counted as (
  select d.who, d.decided, ${day} as "on", count(*)::int as times
  from decision d where ${told} and d.decided is not null
  group by 1, 2, 3
)
select w.who ->> 'agency' as agency, w.who ->> 'procedure' as procedure, w.who ->> 'purpose' as purpose,
  w.who ->> 'policy' as policy, c."on", t.text, c.times, c.who, c.decided
from counted c
join lateral (select text::jsonb as who from clause where id = c.who) w on true
join clause t on t.id = c.decided
order by c."on", c.decided, c.who`

const subjects = `
with wanted as (
  select * from unnest($4::int[], $5::text[], $6::int[], $7::int[], $8::text[]) as w (place, relation, who, decided, "on")
)
select w.place, count(distinct p.handle)::int as subjects
from wanted w
join decision d on d.who = w.who and d.decided = w.decided and ${day} = w."on" and ${told}
join part p on p.log = d.log and p.position = d.position and p.at = d.at
join clause c on c.id = p.what
where w.relation is null or c.text = '[]'
  or exists (select from jsonb_array_elements(c.text::jsonb) line where line ->> 1 = w.relation)
group by w.place`

const unsaid = `
select count(*) filter (where d.seal > $3::timestamptz)::int as sealed,
  count(*) filter (where d.decided is null and (d.seal is null or d.seal <= $3::timestamptz))::int as undecided
from decision d where d.at >= $1::timestamptz and d.at < $2::timestamptz`
