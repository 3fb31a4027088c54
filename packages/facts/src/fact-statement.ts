import { createHash } from 'node:crypto'
import type { FactQuestion } from '@motlan/gateway'
import type { ConsentScope, Fact } from '@motlan/policy'

/** The one statement that answers a question about any number of facts and subjects. */
export interface FactStatement {
  /** The same for the same facts: it is prepared once per connection. */
  readonly name: string
  readonly text: string
  readonly values: unknown[]
  /** The facts of its columns `f0`, `f1`… Whatever nobody here knows how to find out is not among them. */
  readonly facts: readonly Fact[]
}

/** Adds a value to the statement and answers how it is referred to. */
type Add = (value: unknown) => string

/** One fact about the subject `a`, as a condition. */
type Condition = (fact: Fact, question: FactQuestion, add: Add) => string | undefined

/** Writes the statement. INVARIANT: every fact is looked up for every subject, whatever the others come to. */
export function factStatement(question: FactQuestion): FactStatement {
  const { agency, purpose, procedures, at, subjects } = question
  const values: unknown[] = [
    subjects.map(({ subject }) => subject),
    subjects.map(({ subjectId }) => subjectId),
    agency,
    at,
    purpose,
    [...procedures],
    question.case ?? null,
  ]
  const add: Add = (value) => `$${values.push(value)}`
  const known = question.facts.flatMap((fact) => {
    const condition = conditions.get(fact.resolver)?.(fact, question, add)
    return condition === undefined ? [] : [{ fact, condition }]
  })
  const columns = known.map(({ condition }, index) => `(${condition}) as f${index}`)
  const text = `select ${['a.place', ...columns].join(',\n  ')}
from unnest($1::text[], $2::text[]) with ordinality as a (subject, subject_id, place)
cross join (select $3::text as agency, $4::timestamptz as at, $5::text as purpose, $6::text[] as aims, $7::text as "case") as q
order by a.place`
  const name = `facts-${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`
  return { name, text, values, facts: known.map(({ fact }) => fact) }
}

/** By the name of the resolver, as the catalogue of facts has it. */
const conditions: ReadonlyMap<string, Condition> = new Map(
  Object.entries({
    openCase: () => `exists (
    select from cases.case_file f join cases.case_subject s on s.case_id = f.case_id
    where s.subject = a.subject and s.subject_id = a.subject_id and f.agency = q.agency and f.procedure = any (q.aims)
      and (q."case" is null or f.case_id = q."case") and f.opened_at <= q.at and (f.closed_at is null or q.at < f.closed_at))`,
    courtOrder: () => `exists (
    select from facts.court_order o
    where o.subject = a.subject and o.subject_id = a.subject_id and o.agency = q.agency
      and o."from" <= q.at and q.at < o.until and (o.revoked_at is null or q.at < o.revoked_at))`,
    emergency: () => `a.subject = 'Citizen' and exists (
    select from facts.emergency e
    where e.subject_id = a.subject_id and e.agency = q.agency
      and e.recorded_at <= q.at and q.at < e.recorded_at + interval '1 day' and (e.ended_at is null or q.at < e.ended_at))`,
    guardianActs: () => `a.subject = 'Citizen' and exists (
    select from facts.guardian_act g
    where g.subject_id = a.subject_id and g.agency = q.agency and g.aim = any (q.aims)
      and g."from" <= q.at and q.at < g.until and (g.withdrawn_at is null or q.at < g.withdrawn_at))`,
    protectedPerson: () => `a.subject = 'Citizen' and exists (
    select from facts.protection p
    where p.subject_id = a.subject_id and p."from" <= q.at
      and (p.until is null or q.at < p.until) and (p.lifted_at is null or q.at < p.lifted_at))`,
    consent: (fact: Fact, { consentScopes }: FactQuestion, add: Add) => {
      const scope = consentScopes.get(fact.id.replace(/^consent\./, ''))
      return scope && consentCondition(scope, add)
    },
  } satisfies Record<string, Condition>),
)

/** INVARIANT: consent covers what its scope covered when it was given, for the purposes it had then. */
function consentCondition({ id, attributes }: ConsentScope, add: Add): string {
  return `a.subject = 'Citizen' and exists (
    select from facts.consent c
    where c.subject_id = a.subject_id and c.scope = ${add(id)}::text and c.agency = q.agency and q.purpose = any (c.purposes)
      and c.attributes @> ${add([...attributes])}::text[]
      and c."from" <= q.at and q.at < c.until and (c.withdrawn_at is null or q.at < c.withdrawn_at))`
}
