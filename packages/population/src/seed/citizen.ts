import {
  type Address,
  type Household,
  type Person,
  placeText,
  type Residence,
} from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database, ResidenceColumns } from '../database.ts'

type CitizenRow = Selectable<Database['citizen']>

/** One citizen; the household is found by the residence file. */
export function citizenRow(
  person: Person,
  householdOf: ReadonlyMap<string, Household>,
): CitizenRow {
  const { name, residences, residenceFileNumber, currentResidence, death } = person
  const home = residenceFileNumber === null ? undefined : householdOf.get(residenceFileNumber)
  const here = residences.find(
    ({ address, until }) => until === null && address.text === currentResidence.text,
  )
  return {
    citizen_id: person.citizenId,
    family_name: name.family,
    middle_name: name.middle,
    given_name: name.given,
    full_name: name.full,
    alternative_name: person.otherName,
    date_of_birth: person.dateOfBirth,
    sex: person.sex,
    place_of_birth: person.placeOfBirth,
    birth_registration_place: placeText(person.placeOfBirthRegistration),
    native_place: placeText(person.nativePlace),
    ethnicity: person.ethnicity,
    religion: person.religion,
    citizenship: person.nationality,
    blood_group: person.bloodGroup,
    old_identity_number: person.cmnd,
    father_id: person.father?.citizenId ?? null,
    mother_id: person.mother?.citizenId ?? null,
    spouse_id: person.spouse?.citizenId ?? null,
    legal_guardian_id: person.guardian?.citizenId ?? null,
    ...residenceColumns(
      'permanent_residence',
      residences.findLast(({ kind }) => kind === 'PERMANENT'),
      death === null ? 'Đăng ký thường trú tại nơi khác' : 'Chết',
    ),
    ...residenceColumns(
      'temporary_residence',
      residences.findLast(({ kind }) => kind === 'TEMPORARY'),
      death === null ? 'Hết thời hạn tạm trú' : 'Chết',
    ),
    ...(death === null
      ? currentColumns(currentResidence, here)
      : residenceColumns('current_residence', undefined, '')),
    residence_file_number: residenceFileNumber,
    marital_status: person.maritalStatus,
    relation_to_head: person.relationToHead,
    household_head_id: home?.head ?? null,
    date_of_death: death?.diedOn ?? null,
    declared_missing_on: person.declaredMissingOn,
    mobile_number: person.phone,
    email: person.email,
    occupation: person.occupation,
  }
}

function residenceColumns<Prefix extends string>(
  prefix: Prefix,
  residence: Residence | undefined,
  endReason: string,
): ResidenceColumns<Prefix> {
  const { address, from, until, reason } = residence ?? {}
  return columns(prefix, address, {
    since: from ?? null,
    until: until ?? null,
    reason: reason ?? null,
    end_reason: until == null ? null : endReason,
  })
}

/** Where somebody lives now need not be registered as a residence; then nobody knows since when. */
function currentColumns(
  address: Address,
  residence: Residence | undefined,
): ResidenceColumns<'current_residence'> {
  return columns('current_residence', address, {
    since: residence?.from ?? null,
    until: null,
    reason: residence?.reason ?? null,
    end_reason: null,
  })
}

function columns<Prefix extends string>(
  prefix: Prefix,
  address: Address | undefined,
  stay: Readonly<Record<'since' | 'until' | 'reason' | 'end_reason', string | null>>,
): ResidenceColumns<Prefix> {
  // TypeScript widens a computed key to string.
  return {
    [`${prefix}_address`]: address?.text ?? null,
    [`${prefix}_admin_unit_code`]: address?.code ?? null,
    [`${prefix}_admin_unit_version`]: address?.version ?? null,
    [`${prefix}_province_code`]: address?.provinceCode ?? null,
    [`${prefix}_since`]: stay.since,
    [`${prefix}_until`]: stay.until,
    [`${prefix}_reason`]: stay.reason,
    [`${prefix}_end_reason`]: stay.end_reason,
  } as unknown as ResidenceColumns<Prefix>
}
