import type { Sql } from './databases.ts'
import type { Story } from './play.ts'
import type { Suitable } from './suitable.ts'

const account = { bank: 'Ngân hàng Thử nghiệm', number: '9900112233' }
const facility = { primaryCareFacility: 'Trạm Y tế phường', primaryCareFacilityCode: '90001' }

interface Person {
  readonly citizen_id: string
}

/** Those of some people who live, have a home and were born in a span of days before today. */
async function living(
  sql: Sql,
  among: readonly Person[],
  condition: string,
  today: string,
): Promise<readonly string[]> {
  const people = await sql<Person>(
    'population',
    `select citizen_id from citizen c
     where date_of_death is null and declared_missing_on is null and permanent_residence_address is not null
       and citizen_id = any($1) and ${condition} and $2::date is not null
     order by md5(citizen_id || 'insured')`,
    [among.map(({ citizen_id }) => citizen_id), today],
  )
  return people.map(({ citizen_id }) => citizen_id)
}

const stories = (
  applicants: readonly string[],
  count: number,
  procedure: string,
  answers: Story['answers'],
): readonly Story[] =>
  applicants.slice(0, count).map((applicant) => ({ procedure, applicant, answers }))

/** Taxpayers with a child whom nobody claims. */
const dependant: Suitable = async ({ sql, count, today }) => {
  const taxpayers = await sql<Person>(
    'finance',
    `select citizen_id from citizen_taxpayer t where status = 'ACTIVE'
       and exists (select from income_statement i where i.citizen_id = t.citizen_id)`,
  )
  const claimed = await sql<Person>(
    'finance',
    'select citizen_id from dependant_claim where until_month is null',
  )
  const children = await sql<{ parent: string; child: string }>(
    'population',
    `select distinct on (k.citizen_id) p.citizen_id as parent, k.citizen_id as child
     from child join citizen p using (citizen_id) join citizen k on k.citizen_id = child.child_id
     where p.date_of_death is null and p.declared_missing_on is null and k.date_of_death is null and p.citizen_id = any($1)
       and not k.citizen_id = any($2) and k.date_of_birth > $3::date - 6000
       and p.citizen_id in (k.father_id, k.mother_id) and p.permanent_residence_address is not null
     order by k.citizen_id`,
    [taxpayers.map(idOf), claimed.map(idOf), today],
  )
  return children.slice(0, count).map(({ parent, child }) => ({
    procedure: '1.002207',
    applicant: parent,
    answers: { dependantId: child, fromMonth: today.slice(0, 7) },
  }))
}

/** Whose contract, or where no employer said when, whose last month of contributions has ended within three months. */
const unemployment: Suitable = async ({ sql, count, today }) => {
  const people = await sql<Person & { readonly ended: string; readonly is_told: boolean }>(
    'insurance',
    `select citizen_id, (coalesce(told, paid))::text as ended, told is not null as is_told
     from insured_person p
     left join (select citizen_id, max(contract_ended_on) as told from contract_end_notice group by 1) n using (citizen_id)
     left join (
       select citizen_id, ((max(until_month) || '-01')::date + interval '1 month - 1 day')::date as paid
       from contribution group by 1) c using (citizen_id)
     where coalesce(told, paid) > $1::date - interval '3 months' and coalesce(told, paid) < $1::date
       and p.unemployment_months >= 12 and p.pension_from is null and p.employer_id is null
       and p.social_status <> 'PARTICIPATING' and p.unemployment_status <> 'PARTICIPATING'
       and not exists (select from unemployment_benefit b where b.citizen_id = p.citizen_id and b.until_date >= $1::date)`,
    [today],
  )
  const endOf = new Map(people.map((each) => [each.citizen_id, each]))
  const answers = { account, serviceCentre: 'Trung tâm Dịch vụ việc làm', proof: 'Quyết định' }
  const claimants = await living(sql, people, 'true', today)
  return claimants.slice(0, count).map((applicant) => {
    const end = endOf.get(applicant)
    const declared = end?.is_told === false && { contractEndedOn: end.ended }
    return { procedure: '1.001978', applicant, answers: { ...answers, ...declared } }
  })
}

/** Heads of households who have no valid card. */
const family: Suitable = async ({ sql, count, today }) => {
  const uncovered = await sql<Person>(
    'insurance',
    `select citizen_id from insured_person p where not exists (
       select from health_card c where c.citizen_id = p.citizen_id and c.valid_until >= $1::date)`,
    [today],
  )
  const heads = await living(
    sql,
    uncovered,
    `household_head_id = citizen_id and date_of_birth < $2::date - 7300`,
    today,
  )
  return heads.slice(0, count).map((applicant, index) => ({
    procedure: '1.001939',
    applicant,
    notices: [
      {
        notice: 'poverty-list',
        sentBy: 'social-affairs',
        number: `HN-${index}`,
        about: applicant,
        content: { status: 'NONE' },
      },
    ],
    answers: { headFacility: facility, memberFacility: facility },
  }))
}

/** Who has the age and fifteen years of contributions, and no pension. */
const pension: Suitable = async ({ sql, count, today }) => {
  const people = await sql<Person>(
    'insurance',
    `select citizen_id from insured_person where pension_from is null and social_months >= 180
       and social_status <> 'RECEIVING'`,
  )
  const aged = `((sex = 'MALE' and date_of_birth < $2::date - interval '61 years 7 months')
    or (sex = 'FEMALE' and date_of_birth < $2::date - interval '57 years 1 month'))`
  return stories(await living(sql, people, aged, today), count, '1.001521', { account })
}

/** Who is 75 and has neither pension. */
const social: Suitable = async ({ sql, count, today }) => {
  const people = await sql<Person>(
    'insurance',
    `select citizen_id from insured_person p where pension_from is null and not exists (
       select from benefit b where b.citizen_id = p.citizen_id and (b.until_date is null or b.until_date >= $1::date))`,
    [today],
  )
  const aged = `date_of_birth < $2::date - interval '75 years 1 month'`
  return stories(await living(sql, people, aged, today), count, '1.014028', { account })
}

function idOf({ citizen_id }: Person): string {
  return citizen_id
}

/** What insurance and the tax office do for people. */
export const suitableForInsurance: Readonly<Record<string, Suitable>> = {
  dependant,
  unemployment,
  family,
  pension,
  social,
}
