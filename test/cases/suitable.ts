import type { Sql } from './databases.ts'
import type { Story } from './play.ts'
import { suitableForInsurance } from './suitable-insured.ts'
import { suitableForProperty } from './suitable-owners.ts'

/** Finds people who can file a case: at most so many, and nobody twice. */
export type Suitable = (search: Search) => Promise<readonly Story[]>

interface Search {
  readonly sql: Sql
  readonly count: number
  /** The day in Việt Nam. */
  readonly today: string
}

interface Pair {
  readonly one: string
  readonly other: string
}

const facility = { primaryCareFacility: 'Trạm Y tế phường', primaryCareFacilityCode: '90001' }

/** Married women of an age to bear, at home in a household, without a child in the last year. */
const birth: Suitable = async ({ sql, count, today }) => {
  const couples = await sql<Pair>(
    'population',
    `select m.citizen_id as one, f.citizen_id as other
     from citizen m join citizen f on f.citizen_id = m.spouse_id and f.spouse_id = m.citizen_id
     where m.sex = 'FEMALE' and f.sex = 'MALE' and m.marital_status = 'MARRIED'
       and m.date_of_death is null and f.date_of_death is null
       and m.declared_missing_on is null and f.declared_missing_on is null
       and m.date_of_birth between $2::date - 14600 and $2::date - 7700
       and f.date_of_birth < $2::date - 7700
       and m.household_head_id is not null and m.permanent_residence_address is not null
       and m.ethnicity is not null and f.ethnicity is not null
       and not exists (
         select from child join citizen k on k.citizen_id = child.child_id
         where child.citizen_id in (m.citizen_id, f.citizen_id) and k.date_of_birth > $2::date - 400)
     order by md5(m.citizen_id) limit $1`,
    [count, today],
  )
  return couples.map(({ one, other }, index) => {
    const number = `90001.GCS.${index.toString(36).toUpperCase().padStart(5, '0')}.26`
    const content = {
      number,
      motherId: one,
      dateOfBirth: today,
      timeOfBirth: '05:30',
      sex: index % 2 ? 'MALE' : 'FEMALE',
      placeOfBirth: 'Bệnh viện Phụ sản',
    }
    return {
      // Of five births one is registered without residence.
      procedure: index % 5 === 4 ? '2.001023' : '2.000986',
      applicant: other,
      notices: [{ notice: 'birth-notification', number, content }],
      answers: {
        childName: { familyName: 'Nguyễn', middleName: 'Bảo', givenName: 'An' },
        childNativePlace: 'Thành phố Hà Nội',
        primaryCareFacility: facility,
      },
    }
  })
}

/** Old people whose wife or husband lives and can say so. */
const death: Suitable = async ({ sql, count, today }) => {
  const couples = await sql<Pair>(
    'population',
    `select d.citizen_id as one, s.citizen_id as other
     from citizen d join citizen s on s.citizen_id = d.spouse_id and s.spouse_id = d.citizen_id
     where d.date_of_death is null and s.date_of_death is null and d.sex = 'MALE'
       and s.declared_missing_on is null
       and d.date_of_birth < $2::date - 21900 and d.household_head_id is not null
       and d.permanent_residence_address is not null and s.permanent_residence_address is not null
     order by md5(d.citizen_id) limit $1`,
    [count, today],
  )
  return couples.map(({ one, other }, index) => {
    const number = `GBT-${index}`
    const content = {
      number,
      deceasedId: one,
      dateOfDeath: today,
      timeOfDeath: '04:20',
      placeOfDeath: 'Bệnh viện Đa khoa',
      causeOfDeath: 'Suy tim',
    }
    return {
      // Of five deaths one is registered without what follows from it.
      procedure: index % 5 === 4 ? '1.000656' : '1.014177',
      applicant: other,
      notices: [{ notice: 'death-notification', number, content }],
      answers: {},
    }
  })
}

/** Men and women who were never married and are no relatives. */
const marriage: Suitable = async ({ sql, count, today }) => {
  const single = (sex: string) =>
    sql<{ citizen_id: string }>(
      'population',
      `select c.citizen_id from citizen c
       where sex = $2 and marital_status = 'SINGLE' and date_of_death is null and spouse_id is null
         and declared_missing_on is null
         and date_of_birth between $3::date - 14600 and $3::date - 7700
         and ethnicity is not null and permanent_residence_address is not null
         and not exists (select from marriage_record r where r.citizen_id = c.citizen_id)
       order by md5(c.citizen_id) limit $1`,
      [count, sex, today],
    )
  const [men, women] = await Promise.all([single('MALE'), single('FEMALE')])
  return men.slice(0, women.length).map(({ citizen_id: applicant }, index) => ({
    procedure: '1.000894',
    applicant,
    // The same lot of both, one further on: neighbours in the list are no brother and sister.
    party: women[(index + 1) % women.length]?.citizen_id ?? '',
    answers: { ceremonyDate: today },
  }))
}

/** Procedures by the name of their file. */
export const suitable: Readonly<Record<string, Suitable>> = {
  birth,
  death,
  marriage,
  ...suitableForProperty,
  ...suitableForInsurance,
}
