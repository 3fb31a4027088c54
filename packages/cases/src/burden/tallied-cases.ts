import type pg from 'pg'

/** Cases that cost the same: of one procedure, agency, province and month, with the same fields asked. */
export interface TalliedCases {
  readonly procedure: string
  readonly agency: string
  readonly province: string | null
  /** In which they were submitted, such as 2026-11. */
  readonly month: string
  /** The day from which on the parameters count that these cases cost by; absent before there were any. */
  readonly since: string | null
  /** The fields that were asked, as often as they were, by their names. */
  readonly asked: readonly string[]
  /** How many were submitted and not withdrawn. */
  readonly cases: number
  readonly done: number
  readonly onTime: number
  /** Done too late, or not done and due. */
  readonly late: number
  /** Distinct attributes of each case that nobody had to be asked for, together. */
  readonly answersSaved: number
  readonly reasksRefused: number
  /** Submitted and taken back: they count for nothing else. */
  readonly withdrawn: number
}

/** Submitted in this span of time; `now` decides what is late. */
export interface TallySpan {
  readonly from: Date
  readonly until: Date
  readonly now: Date
  /** The days from which on other parameters count, in their order. */
  readonly turns: readonly string[]
}

/** Everything that is counted, in as many rows as there are kinds of cases and not as there are cases. */
export async function talliedCases(
  pool: pg.Pool,
  { from, until, now, turns }: TallySpan,
): Promise<readonly TalliedCases[]> {
  const { rows } = await pool.query<TalliedCases>({
    name: 'tallied-cases',
    text: selectTallies,
    values: [from, until, now, turns],
  })
  return rows
}

// The key of a field that stands on the form once for each subject ends with whom it is about.
const selectTallies = `
with counted as (
  select c.case_id, c.procedure, c.agency, m.province, left(day, 7) as month,
         ($4::text[])[nullif(width_bucket(day, $4::text[]), 0)] as since,
         c.status = 'WITHDRAWN' as withdrawn, c.status = 'DONE' as done,
         case when c.status = 'DONE' then c.closed_at else $3 end <= m.due_at as in_time
  from cases.case_file c
  cross join lateral (select (c.submitted_at at time zone 'UTC' + interval '7 hours')::date::text) as d (day)
  left join cases.measure m using (case_id)
  where c.submitted_at >= $1 and c.submitted_at < $2
), asked as (
  select case_id, array_agg(split_part(field, '/', 1) order by field collate "C") as fields
  from cases.declared_answer join counted using (case_id)
  where not withdrawn
  group by case_id
), saved as (
  select case_id, count(distinct attribute) as answers
  from cases.saved_answer join counted using (case_id)
  where not withdrawn
  group by case_id
), reasked as (
  select case_id, count(*) as times
  from cases.refused_reask join counted using (case_id)
  group by case_id
)
select procedure, agency, province, month, since, coalesce(asked.fields, '{}') as asked,
       (count(*) filter (where not withdrawn))::int as cases,
       (count(*) filter (where done))::int as done,
       (count(*) filter (where done and in_time))::int as "onTime",
       (count(*) filter (where not withdrawn and not in_time))::int as late,
       coalesce(sum(saved.answers), 0)::int as "answersSaved",
       coalesce(sum(reasked.times), 0)::int as "reasksRefused",
       (count(*) filter (where withdrawn))::int as withdrawn
from counted
left join asked using (case_id)
left join saved using (case_id)
left join reasked using (case_id)
group by 1, 2, 3, 4, 5, 6`
