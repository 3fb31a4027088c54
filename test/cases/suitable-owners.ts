import type { Sql } from './databases.ts'
import type { Suitable } from './suitable.ts'

interface Owned {
  readonly citizen_id: string
  readonly parcel_id: string
  readonly address: string
}

/** Parcels with one owner, at an address of the list in force whose code has lost no zero: the others are disputed first. */
const ownedAlone = `
  select u.citizen_id, p.parcel_id, p.location_address as address
  from parcel p join land_user u using (parcel_id)
  where u.kind = 'INDIVIDUAL' and u.citizen_id is not null
    and p.location_admin_unit_version in ('2025-07', '2026-04') and p.location_address is not null
    and p.location_admin_unit_code ~ '^[0-9]{5}$'
    and (select count(*) from land_user o where o.parcel_id = p.parcel_id) = 1
    and exists (select from citizen_parcel c where c.citizen_id = u.citizen_id and c.parcel_id = p.parcel_id)`

interface Grown {
  readonly citizen_id: string
  readonly permanent_residence_address: string
  readonly permanent_residence_admin_unit_code: string
  readonly permanent_residence_admin_unit_version: string
}

/** Those who live, are grown up, and have a home without children; all of them where nobody is named. */
function grownUps(
  sql: Sql,
  today: string,
  count: number,
  among?: readonly string[],
): Promise<readonly Grown[]> {
  return sql<Grown>(
    'population',
    `select citizen_id, permanent_residence_address, permanent_residence_admin_unit_code,
       permanent_residence_admin_unit_version
     from citizen c where date_of_death is null and declared_missing_on is null and date_of_birth between $2::date - 25000 and $2::date - 8000
       and household_head_id is not null and permanent_residence_address is not null
       and permanent_residence_admin_unit_version in ('2025-07', '2026-04')
       and permanent_residence_admin_unit_code ~ '^[0-9]{5}$'
       and ($3::text[] is null or citizen_id = any($3))
       -- Whoever moves leaves no child behind.
       and not exists (
         select from citizen k where k.household_head_id = c.household_head_id
           and k.date_of_death is null and k.date_of_birth > $2::date - 6600)
     order by md5(citizen_id || 'owners') limit $1`,
    [count, today, among ?? null],
  )
}

/** People with a dwelling of their own at which they do not live. */
const residence: Suitable = async ({ sql, count, today }) => {
  const owned = await sql<Owned>('land', `${ownedAlone} order by md5(parcel_id)`)
  const byOwner = new Map(owned.map((each) => [each.citizen_id, each]))
  const people = await grownUps(sql, today, count * 3, [...byOwner.keys()])
  return people
    .filter((each) => byOwner.get(each.citizen_id)?.address !== each.permanent_residence_address)
    .slice(0, count)
    .map(({ citizen_id: applicant }) => ({
      procedure: '1.004222',
      applicant,
      answers: { dwelling: byOwner.get(applicant)?.parcel_id },
    }))
}

/** Whoever is not banned; the head office is at home. Of five companies one has two members, one three shareholders. */
const company: Suitable = async ({ sql, count, today }) => {
  const banned = await sql<{ citizen_id: string }>(
    'business',
    'select citizen_id from citizen_business_ban',
  )
  const out = new Set(banned.map(({ citizen_id }) => citizen_id))
  const people = await grownUps(sql, today, 2 * count + out.size)
  const free = people.filter(({ citizen_id }) => !out.has(citizen_id))
  const founders = free.slice(0, Math.ceil(free.length / 2))
  const partners = free.slice(founders.length)
  return founders.slice(0, count).map((each, index) => {
    const { procedure, named, others } = legalForms[index % legalForms.length] ?? oneMember
    const joining = partners.splice(0, others)
    const owners = [each, ...joining].map(({ citizen_id }) => citizen_id)
    return {
      procedure,
      applicant: each.citizen_id,
      answers: {
        vietnameseName: `Công ty ${named} Thử nghiệm số ${index + 1}`,
        headOffice: {
          address: each.permanent_residence_address,
          adminUnitCode: each.permanent_residence_admin_unit_code,
          adminUnitVersion: each.permanent_residence_admin_unit_version,
        },
        activities: [{ code: '62010', name: 'Lập trình máy vi tính' }],
        mainActivity: '62010',
        charterCapital: owners.length * share,
        contributionDay: today,
        representativeId: each.citizen_id,
        representativeTitle: 'Giám đốc',
        fiscalYearStart: '01-01',
        vatMethod: 'DEDUCTION',
        insuranceCycle: 'MONTHLY',
        ...(others > 0 && { ownerIds: owners.slice(1), contribution: share }),
      },
    }
  })
}

/** Đồng that each owner contributes. */
const share = 50_000_000

const oneMember = { procedure: '2.001583', named: 'TNHH Một thành viên', others: 0 }

const legalForms = [
  oneMember,
  oneMember,
  oneMember,
  { procedure: '2.001199', named: 'TNHH', others: 1 },
  { procedure: '2.002043', named: 'Cổ phần', others: 2 },
]

/** Owners of a parcel without a household business or a private enterprise. */
const household: Suitable = async ({ sql, count, today }) => {
  const owned = await sql<Owned>('land', `${ownedAlone} order by md5(parcel_id || 'shop')`)
  const running = await sql<{ citizen_id: string }>(
    'business',
    `select citizen_id from household_business
     union select r.citizen_id from citizen_business_role r join business b using (business_id)
       where b.legal_form = 'PRIVATE_ENTERPRISE'`,
  )
  const out = new Set(running.map(({ citizen_id }) => citizen_id))
  const byOwner = new Map(owned.map((each) => [each.citizen_id, each]))
  const free = [...byOwner.keys()].filter((id) => !out.has(id))
  const people = await grownUps(sql, today, count, free)
  return people.map(({ citizen_id: applicant }, index) => ({
    procedure: '1.001612',
    applicant,
    answers: {
      name: `Hộ kinh doanh Thử nghiệm số ${index + 1}`,
      premises: byOwner.get(applicant)?.parcel_id,
      activity: '56301',
      startsOn: today,
    },
  }))
}

/** Owners of a parcel that is free and verified, and somebody else who buys it. */
const land: Suitable = async ({ sql, count, today }) => {
  const owned = await sql<Owned>(
    'land',
    `${ownedAlone} and p.verification = 'VERIFIED'
       and (select count(*) from land_certificate c where c.parcel_id = p.parcel_id and c.valid) = 1
       and not exists (select from land_restriction r where r.parcel_id = p.parcel_id)
     order by md5(parcel_id || 'sale')`,
  )
  const byOwner = new Map(owned.map((each) => [each.citizen_id, each]))
  const sellers = await grownUps(sql, today, count, [...byOwner.keys()])
  const buyers = await grownUps(sql, today, count * 2)
  const selling = new Set(sellers.map(({ citizen_id }) => citizen_id))
  const free = buyers.filter(({ citizen_id }) => !selling.has(citizen_id))
  return sellers.slice(0, free.length).map(({ citizen_id: applicant }, index) => ({
    procedure: '1.012785',
    ...(byOwner.get(applicant)?.address.endsWith('Lào Cai') && { province: '15' }),
    applicant,
    party: free[index]?.citizen_id ?? '',
    answers: {
      parcel: byOwner.get(applicant)?.parcel_id,
      reason: 'TRANSFER',
      agreedPrice: 1_000_000_000,
    },
  }))
}

/** What people do with what they own. */
export const suitableForProperty: Readonly<Record<string, Suitable>> = {
  residence,
  company,
  household,
  land,
}
