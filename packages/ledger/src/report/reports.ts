import type pg from 'pg'
import { ledgerPool } from '../store/connection.ts'

/** Which part of the ledger is reported. */
export interface ReportSpan {
  readonly from: Date
  /** The first moment that does not count any more. */
  readonly until: Date
  /** Sealed entries count from then on. */
  readonly now: Date
}

/** How often an attribute left. */
export interface DisclosedCount {
  readonly agency: string
  readonly procedure: string | null
  readonly purpose: string
  readonly attribute: string
  /** Registries that received it by a query plan have their name here; null is the agency itself. */
  readonly movedTo: string | null
  readonly disclosures: number
}

/** How often something was refused, and why. */
interface RefusedCount {
  readonly agency: string
  readonly procedure: string | null
  readonly purpose: string
  /** Null where the operation as a whole was refused. */
  readonly attribute: string | null
  readonly code: string
  readonly refusals: number
}

/** One officer, held against the others of the agency. */
interface OfficerReading {
  readonly agency: string
  /** Pseudonym. */
  readonly officer: string
  readonly operations: number
  readonly persons: number
  /** Persons the officer in the middle of the agency has read. */
  readonly median: number
  readonly times: number
}

/** How many look-ups of a kind named no case. */
interface CaselessCount {
  readonly agency: string
  readonly procedure: string | null
  readonly purpose: string
  readonly operations: number
  readonly withoutCase: number
}

/** Reports from the ledger alone. INVARIANT: what is sealed is in none of them before its time. */
export interface Reports {
  readonly disclosures: (span: ReportSpan) => Promise<readonly DisclosedCount[]>
  readonly refusals: (span: ReportSpan) => Promise<readonly RefusedCount[]>
  /** Officers who read at least `times` as many persons as the one in the middle, and at least `persons`. */
  readonly officers: (
    span: ReportSpan,
    far?: { readonly times: number; readonly persons: number },
  ) => Promise<readonly OfficerReading[]>
  readonly caseless: (span: ReportSpan) => Promise<readonly CaselessCount[]>
  readonly close: () => Promise<void>
}

/** Milliseconds a report may take. */
const patience = 600_000

/** Opens the reports of a ledger. */
export function openReports(connection: pg.ClientConfig): Reports {
  const pool = ledgerPool(connection, { max: 1, timeout: patience, name: 'motlan ledger reports' })
  const asked = async <Row extends pg.QueryResultRow>(
    text: string,
    { from, until, now }: ReportSpan,
    ...more: readonly unknown[]
  ): Promise<readonly Row[]> => (await pool.query<Row>(text, [from, until, now, ...more])).rows
  return {
    disclosures: (span) => asked<DisclosedCount>(disclosedCounts, span),
    refusals: (span) => asked<RefusedCount>(refusedCounts, span),
    officers: (span, { times, persons } = { times: 5, persons: 20 }) =>
      asked<OfficerReading>(officerReadings, span, times, persons),
    caseless: (span) => asked<CaselessCount>(caselessCounts, span),
    close: () => pool.end(),
  }
}

/** Grants nobody made use of in the span: what could be taken back. */
export function neverUsed<Grant extends { readonly agency: string; readonly attribute: string }>(
  granted: readonly Grant[],
  used: readonly Pick<DisclosedCount, 'agency' | 'attribute'>[],
): readonly Grant[] {
  const known = new Set(used.map(({ agency, attribute }) => `${agency} ${attribute}`))
  return granted.filter(({ agency, attribute }) => !known.has(`${agency} ${attribute}`))
}

const open = `
open as (
  select d.log, d.position, d.at, d.who, d.withheld, d.refused, d."case" is null as caseless
  from decision d
  where d.at >= $1::timestamptz and d.at < $2::timestamptz and (d.seal is null or d.seal <= $3::timestamptz)
), named as (
  select id, text::jsonb as who from clause where id in (select distinct who from open)
)`

// Sets are counted before they are taken apart: there are thousands of times fewer of them than of attributes.
const disclosedCounts = `
with ${open}, sets as (
  select o.who, p.what, count(*) as times
  from part p join open o on o.log = p.log and o.position = p.position and o.at = p.at
  where p.at >= $1::timestamptz and p.at < $2::timestamptz
  group by o.who, p.what
)
select n.who ->> 'agency' as agency, n.who ->> 'procedure' as procedure, n.who ->> 'purpose' as purpose,
  line ->> 0 as attribute, line ->> 4 as "movedTo", sum(s.times)::bigint as disclosures
from sets s join named n on n.id = s.who join clause c on c.id = s.what
cross join lateral jsonb_array_elements(c.text::jsonb) as line
group by 1, 2, 3, 4, 5 order by disclosures desc, 1, 2, 4, 5`

const refusedCounts = `
with ${open}, sets as (
  select who, withheld, refused, count(*) as times from open group by who, withheld, refused
), told as (
  select s.who, line ->> 0 as attribute, line ->> 2 as code, s.times
  from sets s join clause c on c.id = s.withheld cross join lateral jsonb_array_elements(c.text::jsonb) as line
  union all
  select who, null, refused, times from sets where refused is not null
)
select n.who ->> 'agency' as agency, n.who ->> 'procedure' as procedure, n.who ->> 'purpose' as purpose,
  t.attribute, t.code, sum(t.times)::bigint as refusals
from told t join named n on n.id = t.who
group by 1, 2, 3, 4, 5 order by refusals desc, 1, 2, 4`

const officerReadings = `
with ${open}, officers as (
  select n.who ->> 'agency' as agency, n.who ->> 'officer' as officer,
    count(distinct (o.log, o.position)) as operations, count(distinct p.handle) as persons
  from open o join named n on n.id = o.who
  left join part p on p.log = o.log and p.position = o.position and p.at = o.at and p.subject = 'C'
  group by 1, 2
), agencies as (
  select agency, percentile_disc(0.5) within group (order by persons) as median from officers group by agency
)
select o.agency, o.officer, o.operations, o.persons, a.median,
  round(o.persons::numeric / greatest(a.median, 1), 1)::float8 as times
from officers o join agencies a using (agency)
where o.persons >= $5::int and o.persons >= $4::float8 * greatest(a.median, 1)
order by times desc, o.persons desc`

const caselessCounts = `
with ${open}
select n.who ->> 'agency' as agency, n.who ->> 'procedure' as procedure, n.who ->> 'purpose' as purpose,
  count(*) as operations, count(*) filter (where o.caseless) as "withoutCase"
from open o join named n on n.id = o.who
group by 1, 2, 3 having bool_or(o.caseless) order by "withoutCase" desc, 1, 2`
