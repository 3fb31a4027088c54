import type { SubjectChange } from '@motlan/registry-kit'
import { daysBetween } from '@motlan/registry-kit/country'
import { checkBirth, familyOf } from './birth-rules.ts'
import { type BookEntry, bookEntry } from './book-entry.ts'
import { newCitizenId } from './citizen-id.ts'
import type { CitizenRow } from './citizen-row.ts'
import { type At, declare } from './declare.ts'
import { householdOf, joinHousehold, relationsTo } from './household.ts'
import { newCitizen } from './new-citizen.ts'

// Article 15 of the Law on Civil Status: within 60 days of the birth.
const daysToRegisterBirth = 60

/** A birth is registered: a new citizen with a number, parents, a home and an entry in the book. */
export const registerBirth = declare({
  name: 'registerBirth',
  meaning: {
    vi: 'Đăng ký khai sinh: xác lập số định danh cá nhân, cha, mẹ, nơi thường trú và hộ gia đình của trẻ. Vai trò: child, mother, father',
    en: 'Registers a birth: number, parents, permanent residence and household of the child. Roles: child, mother, father',
  },
  input: {
    mother: 'Citizen.mother?',
    father: 'Citizen.father?',
    acknowledgement: 'Citizen.acknowledgementRecords.kind?',
    declarant: 'Citizen.birthRecords.declarant?',
    familyName: 'Citizen.birthName.familyName',
    middleName: 'Citizen.birthName.middleName?',
    givenName: 'Citizen.birthName.givenName',
    dateOfBirth: 'Citizen.dateOfBirth',
    timeOfBirth: 'Citizen.birthRecords.timeOfBirth?',
    sex: 'Citizen.sex',
    placeOfBirth: 'Citizen.placeOfBirth',
    nativePlace: 'Citizen.nativePlace?',
    ethnicity: 'Citizen.ethnicity?',
    religion: 'Citizen.religion?',
    citizenship: 'Citizen.citizenship?',
    notificationNumber: 'Citizen.birthRecords.notificationNumber?',
    birthRegistrationPlace: 'Citizen.birthRegistrationPlace?',
    office: 'Citizen.birthRecords.office',
    registeredOn: 'Citizen.birthRecords.registeredOn?',
    householdHead: 'Citizen.householdHead?',
    relationToHead: 'Citizen.relationToHead?',
  },
  apply: async (at, input) => {
    const registeredOn = input.registeredOn ?? at.today
    const family = await familyOf(at, input)
    await checkBirth(at, input, family, registeredOn)
    const { mother, father, head } = family
    const parents = [mother, father].filter((one) => one !== undefined)
    const citizenId = await newCitizenId(at, {
      provinceCode: head.permanent_residence_province_code,
      listVersion: head.permanent_residence_admin_unit_version,
      relative: (mother ?? head).citizen_id,
      dateOfBirth: input.dateOfBirth,
      sex: input.sex,
    })
    const child = newCitizen(citizenId, { ...input, registeredOn }, family)
    const relations = await relationsTo(at, head, [child])
    await at.database
      .insertInto('citizen')
      .values({
        ...child,
        relation_to_head: input.relationToHead ?? relations.get(citizenId) ?? 'OTHER_RELATIVE',
      })
      .execute()
    const household = await householdOf(at, head.citizen_id)
    const members = household.map(({ citizen_id }) => citizen_id)
    await joinHousehold(at, members, [citizenId])
    if (parents.length > 0) {
      await at.database
        .insertInto('child')
        .values(parents.map(({ citizen_id }) => ({ citizen_id, child_id: citizenId })))
        .execute()
    }
    const entry = await bookEntry(at, citizenId, input.office, registeredOn)
    await at.database
      .insertInto('birth_record')
      .values({
        ...entry,
        kind:
          daysBetween(input.dateOfBirth, registeredOn) <= daysToRegisterBirth ? 'ON_TIME' : 'LATE',
        time_of_birth: input.timeOfBirth,
        notification_number: input.notificationNumber,
        father_id: father?.citizen_id ?? null,
        mother_id: mother?.citizen_id ?? null,
        declarant_id: input.declarant ?? (father ?? mother)?.citizen_id ?? null,
      })
      .execute()
    if (input.acknowledgement !== null) await acknowledge(at, entry, input.acknowledgement, family)
    return {
      subjects: [
        { subject: 'Citizen', subjectId: citizenId, role: 'child' },
        ...(mother
          ? [{ subject: 'Citizen', subjectId: mother.citizen_id, role: 'mother' } as const]
          : []),
        ...(father
          ? [{ subject: 'Citizen', subjectId: father.citizen_id, role: 'father' } as const]
          : []),
      ],
      changes: [ofChild(citizenId), ...ofOthers(parents, members)],
    }
  },
})

async function acknowledge(
  { database }: At,
  entry: BookEntry,
  kind: string,
  {
    mother,
    father,
  }: { readonly mother: CitizenRow | undefined; readonly father: CitizenRow | undefined },
): Promise<void> {
  const parent = kind.includes('MOTHER') ? mother : father
  if (!parent) return
  await database
    .insertInto('acknowledgement_record')
    .values({ ...entry, kind, parent_id: parent.citizen_id })
    .execute()
}

type Attribute = (typeof childAttributes)[number] | 'Citizen.children' | 'Citizen.householdMembers'

const childAttributes = [
  'Citizen.birthName.familyName',
  'Citizen.birthName.middleName',
  'Citizen.birthName.givenName',
  'Citizen.birthName.fullName',
  'Citizen.dateOfBirth',
  'Citizen.sex',
  'Citizen.placeOfBirth',
  'Citizen.birthRegistrationPlace',
  'Citizen.nativePlace',
  'Citizen.ethnicity',
  'Citizen.citizenship',
  'Citizen.maritalStatus',
  'Citizen.mother',
  'Citizen.father',
  'Citizen.permanentResidence.address',
  'Citizen.permanentResidence.adminUnitCode',
  'Citizen.permanentResidence.adminUnitVersion',
  'Citizen.permanentResidence.provinceCode',
  'Citizen.permanentResidence.since',
  'Citizen.residenceFileNumber',
  'Citizen.householdHead',
  'Citizen.householdMembers',
  'Citizen.relationToHead',
  'Citizen.birthRecords.number',
  'Citizen.birthRecords.registeredOn',
] as const

function ofChild(citizenId: string): SubjectChange<Attribute> {
  return { subject: 'Citizen', subjectId: citizenId, attributes: childAttributes }
}

/** Parents have a child more, everybody in the home a member more. */
function ofOthers(
  parents: readonly CitizenRow[],
  members: readonly string[],
): readonly SubjectChange<Attribute>[] {
  const ids = parents.map(({ citizen_id }) => citizen_id)
  return [...new Set([...ids, ...members])].map((subjectId) => ({
    subject: 'Citizen',
    subjectId,
    attributes: [
      ...(ids.includes(subjectId) ? (['Citizen.children'] as const) : []),
      ...(members.includes(subjectId) ? (['Citizen.householdMembers'] as const) : []),
    ],
  }))
}
