import type { Sql } from '../../cases/databases.ts'

/** Something that must hold of the country, as a count of where it does not. */
interface Invariant {
  readonly registry: string
  readonly says: string
  readonly broken: string
}

const invariants: readonly Invariant[] = [
  {
    registry: 'population',
    says: 'everybody alive belongs to a household',
    broken: 'from citizen where date_of_death is null and household_head_id is null',
  },
  {
    registry: 'population',
    says: 'a household is headed by somebody alive who belongs to it',
    broken: `from citizen c left join citizen h on h.citizen_id = c.household_head_id
      where c.date_of_death is null and c.household_head_id is not null
        and (h.date_of_death is not null or h.household_head_id is distinct from h.citizen_id)`,
  },
  {
    registry: 'population',
    says: 'the head, and nobody else, is called head',
    broken: `from citizen where date_of_death is null and household_head_id is not null
      and (relation_to_head = 'HEAD') is distinct from (household_head_id = citizen_id)`,
  },
  {
    registry: 'population',
    says: 'members of a household know each other, and nobody else',
    broken: `from (
      (select a.citizen_id, b.citizen_id from citizen a join citizen b using (household_head_id)
       where a.citizen_id <> b.citizen_id and a.date_of_death is null and b.date_of_death is null
       except select citizen_id, member_id from household_member)
      union all
      (select m.citizen_id, m.member_id from household_member m join citizen a using (citizen_id)
       join citizen b on b.citizen_id = m.member_id
       where a.household_head_id is distinct from b.household_head_id)) as strange`,
  },
  {
    registry: 'population',
    says: 'a marriage is known by both',
    broken: `from citizen c join citizen s on s.citizen_id = c.spouse_id
      where c.marital_status = 'MARRIED' and s.spouse_id is distinct from c.citizen_id`,
  },
  {
    registry: 'population',
    says: 'nobody is in two marriages at once',
    broken: `from (select citizen_id from marriage_record where state = 'IN_FORCE'
      group by citizen_id having count(*) > 1) as twice`,
  },
  {
    registry: 'population',
    says: 'nobody is married to the dead',
    broken: `from citizen c join citizen s on s.citizen_id = c.spouse_id
      where c.marital_status = 'MARRIED' and c.date_of_death is null and s.date_of_death is not null`,
  },
  {
    registry: 'population',
    says: 'the dead have one death record, and belong to no household of the living',
    broken: `from citizen c where date_of_death is not null
      and ((select count(*) from death_record d where d.citizen_id = c.citizen_id) <> 1
        or exists (select from household_member m where m.member_id = c.citizen_id))`,
  },
  {
    registry: 'population',
    says: 'a child is a child of its father and mother',
    broken: `from citizen k cross join lateral (values (k.father_id), (k.mother_id)) as p(parent)
      where parent is not null and exists (select from citizen where citizen_id = parent)
        and not exists (select from child c where c.citizen_id = parent and c.child_id = k.citizen_id)`,
  },
  {
    registry: 'population',
    says: 'a notification is registered once',
    broken: `from (select notification_number from birth_record where notification_number is not null
      group by notification_number having count(*) > 1) as twice`,
  },
  {
    registry: 'land',
    says: 'a parcel has one valid certificate at most',
    broken: `from (select parcel_id from land_certificate where valid group by parcel_id having count(*) > 1) as two`,
  },
  {
    registry: 'land',
    says: 'shares of a parcel make up no more than the whole',
    broken: `from (select parcel_id from land_user where share is not null
      group by parcel_id having sum(share) > 100.01) as more`,
  },
  {
    registry: 'land',
    says: 'whoever holds a parcel finds it among theirs, and nobody else does',
    broken: `from (
      (select citizen_id, parcel_id from land_user where citizen_id is not null
       except select citizen_id, parcel_id from citizen_parcel)
      union all
      (select citizen_id, parcel_id from citizen_parcel
       except select citizen_id, parcel_id from land_user where citizen_id is not null)) as strange`,
  },
  {
    registry: 'business',
    says: 'no two firms have one name',
    broken: `from (select vietnamese_name from business where status = 'ACTIVE' and dependent_unit_kind is null
      group by vietnamese_name having count(*) > 1) as two`,
  },
  {
    registry: 'business',
    says: 'contributions make up the charter capital',
    broken: `from (select b.business_id from business b join business_member m using (business_id)
      group by b.business_id having sum(m.contribution) <> b.charter_capital) as other`,
  },
  {
    registry: 'business',
    says: 'a firm knows its first representative by both ways',
    broken: `from business b join legal_representative r using (business_id)
      where r.ordinal = 1 and b.legal_representative_id is distinct from r.citizen_id`,
  },
  {
    registry: 'finance',
    says: 'a dependant is claimed as the taxpayer says',
    broken: `from (
      (select citizen_id, dependant_id from tax_dependant except select taxpayer_id, citizen_id from dependant_claim)
      union all
      (select taxpayer_id, citizen_id from dependant_claim except select citizen_id, dependant_id from tax_dependant)
    ) as strange`,
  },
  {
    registry: 'finance',
    says: 'nobody is claimed twice at once',
    broken: `from (select citizen_id from dependant_claim where until_month is null
      group by citizen_id having count(*) > 1) as twice`,
  },
  {
    registry: 'insurance',
    says: 'nobody has two valid cards',
    broken: `from health_card a join health_card b using (citizen_id)
      where a.valid_from < b.valid_from and a.valid_until >= b.valid_from`,
  },
  {
    registry: 'insurance',
    says: 'nobody has a pension and a social pension',
    broken: `from insured_person p join benefit b using (citizen_id)
      where p.pension_from is not null and p.pension_until is null
        and b.kind = 'SOCIAL_PENSION' and b.until_date is null`,
  },
  {
    registry: 'insurance',
    says: 'nobody has two unemployment benefits at once',
    broken: `from unemployment_benefit a join unemployment_benefit b using (citizen_id)
      where a.decision_number < b.decision_number and a.from_date <= b.until_date and b.from_date <= a.until_date`,
  },
]

/** How often each invariant is broken; the made-up country breaks some of them on purpose. */
export async function countBroken(sql: Sql): Promise<Readonly<Record<string, number>>> {
  const counted: [string, number][] = []
  for (const { registry, says, broken } of invariants) {
    const [row] = await sql<{ broken: number }>(
      registry,
      `select count(*)::int as broken ${broken}`,
    )
    counted.push([`${registry}: ${says}`, row?.broken ?? -1])
  }
  return Object.fromEntries(counted)
}
