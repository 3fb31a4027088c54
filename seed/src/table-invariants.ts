import type { RegistryName } from './load/registry-seeds.ts'

/** By registry and in a sentence: a query that answers each subject of which it does not hold. */
export type TableInvariants = Readonly<Record<RegistryName, Readonly<Record<string, string>>>>

/**
 * What must hold in the tables of a country, whoever wrote them. The made-up country breaks some of it on purpose: what
 * counts is that nothing is broken anew. `today` is a day such as 2026-11-21, the moment of the last change.
 */
export function tableInvariants(today: string): TableInvariants {
  return { population: population(today), land, business, finance, insurance }
}

function population(today: string): TableInvariants['population'] {
  return {
    'the living have a household with a living head, the dead have none': `
      select c.citizen_id from citizen c left join citizen h on h.citizen_id = c.household_head_id
      where (c.date_of_death is null) <> (c.household_head_id is not null)
        or (h.citizen_id is not null and (h.date_of_death is not null or h.household_head_id <> h.citizen_id))`,
    'the head and nobody else has the relation HEAD': `
      select citizen_id from citizen where household_head_id is not null
        and (relation_to_head = 'HEAD') is distinct from (household_head_id = citizen_id)`,
    'a household is one file, one head and one home': `
      select min(citizen_id) from citizen where household_head_id is not null group by residence_file_number
      having count(distinct household_head_id) > 1
        or count(distinct permanent_residence_address) filter (where permanent_residence_reason in ('Sinh ra', 'Mua nhà')) > 1`,
    'members know each other, are who has the same head, and nobody else': `
      (select a.citizen_id from (
        select a.citizen_id, b.citizen_id as member_id from citizen a join citizen b using (household_head_id)
        where a.citizen_id <> b.citizen_id
        except select citizen_id, member_id from household_member) a)
      union all
      (select m.citizen_id from household_member m
       join citizen a on a.citizen_id = m.citizen_id join citizen b on b.citizen_id = m.member_id
       where a.household_head_id is distinct from b.household_head_id)`,
    'an adult lives in each household, unless the last one has died': `
      select c.household_head_id from citizen c where c.household_head_id is not null
      group by 1 having max(case when c.date_of_birth <= date '${today}' - interval '18 years' then 1 else 0 end) = 0
        and not exists (select from citizen d where d.date_of_death is not null
          and d.permanent_residence_address = any(array_agg(c.permanent_residence_address)))`,
    'who has a parent is a child of that parent': `
      select c.citizen_id from citizen c, unnest(array[c.father_id, c.mother_id]) parent
      where parent is not null and exists (select from citizen p where p.citizen_id = parent)
        and not exists (select from child k where k.citizen_id = parent and k.child_id = c.citizen_id)`,
    'who is married is married to somebody alive who is': `
      select c.citizen_id from citizen c left join citizen s on s.citizen_id = c.spouse_id
      where c.marital_status = 'MARRIED' and c.date_of_death is null
        and (s.citizen_id is null or s.spouse_id is distinct from c.citizen_id
          or s.marital_status <> 'MARRIED' or s.date_of_death is not null)`,
    'nobody has two marriages in force': `
      select citizen_id from marriage_record where state = 'IN_FORCE' group by 1 having count(*) > 1`,
    'the dead are in the book once, and the living are not': `
      select citizen_id from citizen c left join (
        select citizen_id, count(*) as entries from death_record group by 1) d using (citizen_id)
      where coalesce(d.entries, 0) <> case when c.date_of_death is null then 0 else 1 end`,
    'a birth is registered once': `
      select min(citizen_id) from birth_record where notification_number is not null
      group by notification_number having count(*) > 1`,
    'a number begins with 9 and says the year': `
      select citizen_id from citizen where citizen_id !~ '^9' or substr(citizen_id, 5, 2) <> to_char(date_of_birth, 'YY')`,
  }
}

const land: TableInvariants['land'] = {
  'shares add up to the whole': `
    select parcel_id from land_user group by 1
    having count(share) > 0 and (abs(sum(share) - 100) > 0.05 or count(*) > count(share))`,
  'the first user is the one the parcel names': `
    select p.parcel_id from parcel p join land_user u on u.parcel_id = p.parcel_id and u.ordinal = 1
    where u.citizen_id is distinct from p.land_user_id or u.business_id is distinct from p.land_user_organisation_id`,
  'a citizen holds the parcels whose users say so, and no others': `
    select coalesce(u.parcel_id, c.parcel_id) from (select * from land_user where citizen_id is not null) u
    full join citizen_parcel c on c.parcel_id = u.parcel_id and c.citizen_id = u.citizen_id
    where u.parcel_id is null or c.parcel_id is null`,
  'one certificate at most is valid': `
    select parcel_id from land_certificate where valid group by 1 having count(*) > 1`,
  'a serial is printed once': `
    select min(parcel_id) from land_certificate group by serial_number having count(*) > 1`,
}

const business: TableInvariants['business'] = {
  'ratios add up to the whole': `
    select business_id from business_member group by 1 having abs(sum(ratio) - 100) > 0.001`,
  'contributions make up the charter capital': `
    select b.business_id from business b join business_member m using (business_id)
    group by 1 having sum(m.contribution) <> max(b.charter_capital)`,
  'the first representative is the one the business names': `
    select b.business_id from business b
    left join lateral (select citizen_id from legal_representative r where r.business_id = b.business_id order by ordinal limit 1) r on true
    where b.parent_business_id is null and r.citizen_id is distinct from b.legal_representative_id`,
  'no two active firms have one name': `
    select min(business_id) from business where status = 'ACTIVE' and dependent_unit_kind is null
    group by vietnamese_name having count(*) > 1`,
  'the last status is the status': `
    select b.business_id from business b
    join lateral (select status from business_status_period p where p.business_id = b.business_id order by starts_on desc limit 1) p on true
    where p.status <> b.status`,
  'one activity is the main one': `
    select business_id from business_activity group by 1 having count(*) filter (where is_main) <> 1`,
}

const finance: TableInvariants['finance'] = {
  'a claim is seen from both sides': `
    select coalesce(t.citizen_id, c.taxpayer_id) from tax_dependant t full join dependant_claim c
      on c.citizen_id = t.dependant_id and c.taxpayer_id = t.citizen_id and c.from_month = t.from_month
    where t.citizen_id is null or c.citizen_id is null or t.until_month is distinct from c.until_month`,
  'no month of a dependant is claimed twice': `
    select a.citizen_id from dependant_claim a join dependant_claim b on a.citizen_id = b.citizen_id
      and (a.taxpayer_id, a.from_month) < (b.taxpayer_id, b.from_month)
      and a.from_month <= coalesce(b.until_month, '9999-12') and b.from_month <= coalesce(a.until_month, '9999-12')`,
}

const insurance: TableInvariants['insurance'] = {
  'nobody has two cards on a day': `
    select a.citizen_id from health_card a join health_card b on a.citizen_id = b.citizen_id
      and a.valid_from < b.valid_from and b.valid_from <= a.valid_until`,
  'a number is one person': `
    select min(citizen_id) from insured_person group by social_insurance_number having count(*) > 1`,
  'who takes part is paid for': `
    select p.citizen_id from insured_person p where (p.social_status = 'PARTICIPATING')
      <> exists (select from contribution c where c.citizen_id = p.citizen_id and c.until_month is null)`,
  'a month is paid for once': `
    select a.citizen_id from contribution a join contribution b on a.citizen_id = b.citizen_id
      and a.from_month < b.from_month and b.from_month <= coalesce(a.until_month, '9999-12')`,
  'nobody has a pension and a social pension': `
    select p.citizen_id from insured_person p join benefit b using (citizen_id)
    where p.pension_from is not null and p.pension_until is null
      and b.kind = 'SOCIAL_PENSION' and b.until_date is null`,
  'nobody has two unemployment benefits at once': `
    select a.citizen_id from unemployment_benefit a join unemployment_benefit b on a.citizen_id = b.citizen_id
      and a.decision_number < b.decision_number and a.from_date <= b.until_date and b.from_date <= a.until_date`,
}
