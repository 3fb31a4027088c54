import { checkWritten, refuses } from '@motlan/registry-kit'
import { bookEntry } from './book-entry.ts'
import { type CitizenRow, knownCitizen, livingCitizen } from './citizen-row.ts'
import { type At, declare } from './declare.ts'
import { headedBy, householdOf, leaveHousehold, successor } from './household.ts'

/** A death is registered: the citizen leaves residence and household, the marriage ends, the household has a head. */
export const registerDeath = declare({
  name: 'registerDeath',
  meaning: {
    vi: 'Đăng ký khai tử: xóa đăng ký thường trú, chấm dứt hôn nhân, đổi chủ hộ. Vai trò: deceased, spouse, householdHead',
    en: 'Registers a death: ends residence and marriage, gives the household a head. Roles: deceased, spouse, householdHead',
  },
  input: {
    deceased: 'Citizen',
    dateOfDeath: 'Citizen.dateOfDeath',
    timeOfDeath: 'Citizen.deathRecords.timeOfDeath?',
    placeOfDeath: 'Citizen.deathRecords.placeOfDeath?',
    causeOfDeath: 'Citizen.deathRecords.causeOfDeath?',
    notificationNumber: 'Citizen.deathRecords.notificationNumber?',
    declarant: 'Citizen.deathRecords.declarant?',
    office: 'Citizen.deathRecords.office',
    registeredOn: 'Citizen.deathRecords.registeredOn?',
    householdHead: 'Citizen.householdHead?',
  },
  apply: async (at, input) => {
    const { database, today } = at
    const registeredOn = input.registeredOn ?? today
    const deceased = await knownCitizen(at, 'deceased', input.deceased)
    checkDeath(deceased, input.dateOfDeath, registeredOn, today)
    checkWritten('timeOfDeath', 'timeOfDay', input.timeOfDeath)
    if (input.declarant !== null) await livingCitizen(at, 'declarant', input.declarant)
    const head = await leftBehind(at, deceased, input.householdHead, registeredOn)
    await endLife(at, deceased, input.dateOfDeath)
    const spouse = await endMarriage(at, deceased, input.dateOfDeath)
    const wards = await endGuardianship(at, input.deceased)
    await database
      .insertInto('death_record')
      .values({
        ...(await bookEntry(at, input.deceased, input.office, registeredOn)),
        time_of_death: input.timeOfDeath,
        place_of_death: input.placeOfDeath,
        cause_of_death: input.causeOfDeath,
        notification_number: input.notificationNumber,
        declarant_id: input.declarant,
      })
      .execute()
    return {
      subjects: [
        { subject: 'Citizen', subjectId: input.deceased, role: 'deceased' },
        ...(spouse ? [{ subject: 'Citizen', subjectId: spouse, role: 'spouse' } as const] : []),
        ...(head.taken
          ? [{ subject: 'Citizen', subjectId: head.taken, role: 'householdHead' } as const]
          : []),
      ],
      changes: [
        { subject: 'Citizen', subjectId: input.deceased, attributes: ofDeceased },
        ...(spouse
          ? [{ subject: 'Citizen', subjectId: spouse, attributes: ofSpouse } as const]
          : []),
        ...wards.map(
          (subjectId) =>
            ({ subject: 'Citizen', subjectId, attributes: ['Citizen.legalGuardian'] }) as const,
        ),
        ...head.members.map(
          (subjectId) =>
            ({
              subject: 'Citizen',
              subjectId,
              attributes: head.taken ? ofMember : (['Citizen.householdMembers'] as const),
            }) as const,
        ),
      ],
    }
  },
})

const ofDeceased = [
  'Citizen.dateOfDeath',
  'Citizen.permanentResidence.until',
  'Citizen.permanentResidence.endReason',
  'Citizen.currentResidence.address',
  'Citizen.residenceFileNumber',
  'Citizen.householdHead',
  'Citizen.householdMembers',
  'Citizen.relationToHead',
  'Citizen.wards',
  'Citizen.deathRecords.number',
  'Citizen.deathRecords.registeredOn',
] as const
const ofSpouse = [
  'Citizen.maritalStatus',
  'Citizen.marriageRecords.state',
  'Citizen.marriageRecords.endedOn',
] as const
const ofMember = [
  'Citizen.householdMembers',
  'Citizen.householdHead',
  'Citizen.relationToHead',
] as const

function checkDeath(
  { date_of_birth, date_of_death }: CitizenRow,
  dateOfDeath: string,
  registeredOn: string,
  today: string,
): void {
  if (date_of_death !== null) throw refuses('deceased', 'the death has been registered')
  if (dateOfDeath > today) throw refuses('dateOfDeath', 'this day has not come yet')
  if (date_of_birth !== null && dateOfDeath < date_of_birth)
    throw refuses('dateOfDeath', 'it is before the birth')
  if (registeredOn < dateOfDeath) throw refuses('registeredOn', 'it is before the death')
  if (registeredOn > today) throw refuses('registeredOn', 'this day has not come yet')
}

/** The household goes on without the deceased; if that was the head, somebody takes over. */
async function leftBehind(
  at: At,
  deceased: CitizenRow,
  named: string | null,
  day: string,
): Promise<{ readonly members: readonly string[]; readonly taken: string | undefined }> {
  const household = await householdOf(at, deceased.citizen_id)
  const rest = household.filter(({ citizen_id }) => citizen_id !== deceased.citizen_id)
  await leaveHousehold(at, household, new Set([deceased.citizen_id]))
  const members = rest.map(({ citizen_id }) => citizen_id)
  if (deceased.household_head_id !== deceased.citizen_id) return { members, taken: undefined }
  const next = successor(rest, deceased, named, day)
  if (next) await headedBy(at, next, rest)
  return { members, taken: next?.citizen_id }
}

async function endLife({ database }: At, deceased: CitizenRow, dateOfDeath: string): Promise<void> {
  await database
    .updateTable('citizen')
    .set({
      date_of_death: dateOfDeath,
      residence_file_number: null,
      household_head_id: null,
      relation_to_head: null,
      ...ended('permanent_residence', deceased, dateOfDeath),
      ...ended('temporary_residence', deceased, dateOfDeath),
      current_residence_address: null,
      current_residence_admin_unit_code: null,
      current_residence_admin_unit_version: null,
      current_residence_province_code: null,
      current_residence_since: null,
      current_residence_reason: null,
    })
    .where('citizen_id', '=', deceased.citizen_id)
    .execute()
}

/** Whom the deceased represented is represented by nobody. */
async function endGuardianship({ database }: At, guardian: string): Promise<readonly string[]> {
  const wards = await database
    .deleteFrom('ward')
    .where('citizen_id', '=', guardian)
    .returning('ward_id')
    .execute()
  const ids = wards.map(({ ward_id }) => ward_id).sort()
  if (ids.length === 0) return ids
  await database
    .updateTable('citizen')
    .set({ legal_guardian_id: null })
    .where('citizen_id', 'in', ids)
    .where('legal_guardian_id', '=', guardian)
    .execute()
  return ids
}

/** A residence that was still going on ends with the life; never before it began. */
function ended(
  kind: 'permanent_residence' | 'temporary_residence',
  citizen: CitizenRow,
  day: string,
): Partial<CitizenRow> {
  const since = citizen[`${kind}_since`]
  const until = citizen[`${kind}_until`]
  if (citizen[`${kind}_address`] === null || (until !== null && until <= day)) return {}
  return {
    [`${kind}_until`]: since !== null && since > day ? since : day,
    [`${kind}_end_reason`]: 'Chết',
  }
}

/** The spouse is widowed; whom the deceased was married to is still known. */
async function endMarriage(
  { database }: At,
  { citizen_id, marital_status, spouse_id }: CitizenRow,
  day: string,
): Promise<string | undefined> {
  if (spouse_id === null || marital_status !== 'MARRIED') return undefined
  await database
    .updateTable('citizen')
    .set({ marital_status: 'WIDOWED' })
    .where('citizen_id', '=', spouse_id)
    .where('marital_status', '=', 'MARRIED')
    .execute()
  await database
    .updateTable('marriage_record')
    .set({ state: 'ENDED_BY_DEATH', ended_on: day })
    .where('citizen_id', 'in', [citizen_id, spouse_id])
    .where('state', '=', 'IN_FORCE')
    .execute()
  return spouse_id
}
