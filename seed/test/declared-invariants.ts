import type { RegistryName } from '../src/index.ts'

/** What must hold in the tables whoever wrote them: a query that answers each subject of which it does not hold. */
export const tableInvariants: Readonly<Record<RegistryName, Readonly<Record<string, string>>>> = {
  population: {
    'the living have a household with a living head, the dead have none': `
      select c.citizen_id from citizen c left join citizen h on h.citizen_id = c.household_head_id
      where (c.date_of_death is null) <> (c.household_head_id is not null)
        or (h.citizen_id is not null and (h.date_of_death is not null or h.household_head_id <> h.citizen_id))`,
    'the head and nobody else has the relation HEAD': `
      select citizen_id from citizen where household_head_id is not null
        and (relation_to_head = 'HEAD') <> (household_head_id = citizen_id)`,
    'a household is one file, one head and one home': `
      select min(citizen_id) from citizen where household_head_id is not null group by residence_file_number
      having count(distinct household_head_id) > 1
        or count(distinct permanent_residence_address) filter (where permanent_residence_reason in ('Sinh ra', 'Mua nhà')) > 1`,
    'members are members of each other': `
      select a.citizen_id from household_member a left join household_member b
        on b.citizen_id = a.member_id and b.member_id = a.citizen_id where b.citizen_id is null`,
    'members are who has the same head': `
      select c.citizen_id from citizen c where c.household_head_id is not null
        and (select count(*) from household_member m where m.citizen_id = c.citizen_id)
          <> (select count(*) - 1 from citizen o where o.household_head_id = c.household_head_id)`,
    'an adult lives in each household, unless the last one died': `
      select c.household_head_id from citizen c where c.household_head_id is not null group by 1
      having max(case when c.date_of_birth <= date '2026-11-21' - interval '18 years' then 1 else 0 end) = 0
        and not exists (select from citizen d where d.date_of_death = '2026-11-20'
          and exists (select from citizen m where m.household_head_id = c.household_head_id
            and d.permanent_residence_address = m.permanent_residence_address))`,
    'who has a parent is a child of that parent': `
      select c.citizen_id from citizen c, unnest(array[c.father_id, c.mother_id]) parent
      where parent is not null and exists (select from citizen p where p.citizen_id = parent)
        and not exists (select from child k where k.citizen_id = parent and k.child_id = c.citizen_id)`,
    'who is married is married to somebody who is': `
      select c.citizen_id from citizen c left join citizen s on s.citizen_id = c.spouse_id
      where c.marital_status = 'MARRIED' and c.date_of_death is null
        and (s.citizen_id is null or s.spouse_id is distinct from c.citizen_id or s.marital_status <> 'MARRIED')`,
    'nobody has two marriages in force': `
      select citizen_id from marriage_record where state = 'IN_FORCE' group by 1 having count(*) > 1`,
    'the dead are in the book': `
      select c.citizen_id from citizen c where c.date_of_death is not null
        and not exists (select from death_record d where d.citizen_id = c.citizen_id)`,
    'a number begins with 9 and says the year': `
      select citizen_id from citizen where citizen_id !~ '^9' or substr(citizen_id, 5, 2) <> to_char(date_of_birth, 'YY')`,
  },
  land: {
    'shares add up to the whole': `
      select parcel_id from land_user group by 1
      having count(share) > 0 and abs(sum(share) - 100) > 0.05 or (count(share) > 0 and count(*) > count(share))`,
    'the first user is the one the parcel names': `
      select p.parcel_id from parcel p join land_user u on u.parcel_id = p.parcel_id and u.ordinal = 1
      where u.citizen_id is distinct from p.land_user_id or u.business_id is distinct from p.land_user_organisation_id`,
    'a citizen holds the parcels whose users say so': `
      select coalesce(u.parcel_id, c.parcel_id) from (select * from land_user where citizen_id is not null) u
      full join citizen_parcel c on c.parcel_id = u.parcel_id and c.citizen_id = u.citizen_id
      where u.parcel_id is null or c.parcel_id is null`,
    'one certificate is valid': `select parcel_id from land_certificate where valid group by 1 having count(*) > 1`,
    'a serial is printed once': `select min(parcel_id) from land_certificate group by serial_number having count(*) > 1`,
  },
  business: {
    'ratios add up to the whole': `
      select business_id from business_member group by 1 having abs(sum(ratio) - 100) > 0.001`,
    'the first representative is the one the business names': `
      select b.business_id from business b
      left join lateral (select citizen_id from legal_representative r where r.business_id = b.business_id order by ordinal limit 1) r on true
      where b.parent_business_id is null and r.citizen_id is distinct from b.legal_representative_id`,
    'the last status is the status': `
      select b.business_id from business b
      join lateral (select status from business_status_period p where p.business_id = b.business_id order by starts_on desc limit 1) p on true
      where p.status <> b.status`,
    'one activity is the main one': `
      select business_id from business_activity group by 1 having count(*) filter (where is_main) <> 1`,
  },
  finance: {
    'a claim is seen from both sides': `
      select coalesce(t.citizen_id, c.taxpayer_id) from tax_dependant t full join dependant_claim c
        on c.citizen_id = t.dependant_id and c.taxpayer_id = t.citizen_id and c.from_month = t.from_month
      where t.citizen_id is null or c.citizen_id is null or t.until_month is distinct from c.until_month`,
    'no month of a dependant is claimed twice': `
      select a.citizen_id from dependant_claim a join dependant_claim b on a.citizen_id = b.citizen_id
        and (a.taxpayer_id, a.from_month) < (b.taxpayer_id, b.from_month)
        and a.from_month <= coalesce(b.until_month, '9999-12') and b.from_month <= coalesce(a.until_month, '9999-12')`,
  },
  insurance: {
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
  },
}
