import { misfits, refuses } from '@motlan/registry-kit'
import { monthsLater } from '@motlan/registry-kit/country'
import { checkActivity, checkAddress, presentClassification } from './business-rules.ts'
import { type At, declare } from './declare.ts'

// Registration comes before the start of business; one that has not begun six months later loses it (Decree
// 01/2021/NĐ-CP art. 93.1, kept by 168/2025/NĐ-CP: assumption).
const monthsToStart = 6

/** A household business is registered: one for each owner, under the owner's own number. */
export const registerHouseholdBusiness = declare({
  name: 'registerHouseholdBusiness',
  meaning: {
    vi: 'Đăng ký thành lập hộ kinh doanh; mỗi người chỉ được làm chủ một hộ kinh doanh. Vai trò: owner, member',
    en: 'Registers a household business; nobody owns two. Roles: owner, member',
  },
  input: {
    owner: 'Citizen',
    name: 'Citizen.householdBusiness.name',
    address: 'Citizen.householdBusiness.address',
    adminUnitCode: 'Citizen.householdBusiness.adminUnitCode',
    adminUnitVersion: 'Citizen.householdBusiness.adminUnitVersion',
    capital: 'Citizen.householdBusiness.capital',
    activityCode: 'Citizen.householdBusiness.activityCode',
    activityClassification: 'Citizen.householdBusiness.activityClassification?',
    startsOn: 'Citizen.householdBusiness.startsOn?',
    employees: 'Citizen.householdBusiness.employees?',
    registrationDate: 'Citizen.householdBusiness.registrationDate?',
    members: {
      list: {
        citizen: 'Citizen.householdBusinessMembers.citizen',
        relation: 'Citizen.householdBusinessMembers.relation',
      },
      optional: true,
    },
  },
  apply: async (at, input) => {
    const day = input.registrationDate ?? at.today
    const classification = input.activityClassification ?? presentClassification
    const members = input.members ?? []
    if (day > at.today) throw refuses('registrationDate', 'this day has not come yet')
    const startsOn = input.startsOn ?? day
    if (startsOn < day || startsOn > monthsLater(day, monthsToStart))
      throw refuses('startsOn', `it is from the registration to ${monthsToStart} months later`)
    checkAddress('', input)
    checkActivity('activityCode', input.activityCode, classification)
    if (input.capital < 0) throw misfits('capital', 'it is less than nothing')
    if (members.some(({ citizen }) => citizen === input.owner))
      throw misfits('members', 'the owner is no other member of the family')
    if (new Set(members.map(({ citizen }) => citizen)).size < members.length)
      throw misfits('members', 'somebody is named twice')
    await refuseSecond(at, input.owner)
    const row = {
      name: input.name,
      registration_number: `${input.adminUnitCode.slice(0, 2)}Z8${String(await at.nextNumber()).padStart(7, '0')}`,
      registered_on: day,
      status: 'ACTIVE',
      location_address: input.address,
      location_admin_unit_code: input.adminUnitCode,
      location_admin_unit_version: input.adminUnitVersion,
      capital: input.capital,
      activity_code: input.activityCode,
      activity_classification: classification,
      starts_on: startsOn,
      employees: input.employees ?? members.length + 1,
    }
    await at.database
      .insertInto('household_business')
      .values({ citizen_id: input.owner, ...row })
      .onConflict((conflict) => conflict.column('citizen_id').doUpdateSet(row))
      .execute()
    await at.database
      .deleteFrom('household_business_member')
      .where('citizen_id', '=', input.owner)
      .execute()
    if (members.length > 0) {
      await at.database
        .insertInto('household_business_member')
        .values(
          members.map(({ citizen, relation }) => ({
            citizen_id: input.owner,
            member_id: citizen,
            relation,
          })),
        )
        .execute()
    }
    return {
      subjects: [
        { subject: 'Citizen', subjectId: input.owner, role: 'owner' },
        ...members.map(
          ({ citizen }) => ({ subject: 'Citizen', subjectId: citizen, role: 'member' }) as const,
        ),
      ],
      changes: [{ subject: 'Citizen', subjectId: input.owner, attributes: changed }],
    }
  },
})

const changed = [
  'Citizen.householdBusiness.name',
  'Citizen.householdBusiness.registrationNumber',
  'Citizen.householdBusiness.registrationDate',
  'Citizen.householdBusiness.status',
  'Citizen.householdBusiness.address',
  'Citizen.householdBusiness.adminUnitCode',
  'Citizen.householdBusiness.adminUnitVersion',
  'Citizen.householdBusiness.capital',
  'Citizen.householdBusiness.activityCode',
  'Citizen.householdBusiness.startsOn',
  'Citizen.householdBusiness.employees',
  'Citizen.householdBusinessMembers.citizen',
] as const

/** One household business for each owner, and none for the owner of a private enterprise (Law 59/2020/QH14 art. 188). */
async function refuseSecond({ database }: At, owner: string): Promise<void> {
  const before = await database
    .selectFrom('household_business')
    .select('status')
    .where('citizen_id', '=', owner)
    .executeTakeFirst()
  if (before && before.status !== 'TERMINATED')
    throw refuses('owner', 'this citizen has a household business already', 'end that one first')
  const roles = await database
    .selectFrom('citizen_business_role')
    .innerJoin('business', 'business.business_id', 'citizen_business_role.business_id')
    .select('business.legal_form')
    .where('citizen_business_role.citizen_id', '=', owner)
    .where('citizen_business_role.role', '=', 'MEMBER')
    .where('citizen_business_role.ends_on', 'is', null)
    .where('business.status', '<>', 'TERMINATED')
    .execute()
  if (roles.some(({ legal_form }) => legal_form === 'PRIVATE_ENTERPRISE'))
    throw refuses('owner', 'this citizen owns a private enterprise')
}
