import {
  type Address,
  type Household,
  type Person,
  placeText,
  type Residence,
} from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'

/** One citizen; the household is found by the residence file. Written out: spreads and computed keys cost a third more. */
export function citizenRow(
  person: Person,
  householdOf: ReadonlyMap<string, Household>,
): Selectable<Database['citizen']> {
  const { name, residences, residenceFileNumber, death } = person
  const home = residenceFileNumber === null ? undefined : householdOf.get(residenceFileNumber)
  const permanent = lastOf('PERMANENT', residences)
  const temporary = lastOf('TEMPORARY', residences)
  const current = currentOf(person)
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
    permanent_residence_address: permanent?.address.text ?? null,
    permanent_residence_admin_unit_code: permanent?.address.code ?? null,
    permanent_residence_admin_unit_version: permanent?.address.version ?? null,
    permanent_residence_province_code: permanent?.address.provinceCode ?? null,
    permanent_residence_since: permanent?.from ?? null,
    permanent_residence_until: permanent?.until ?? null,
    permanent_residence_reason: permanent?.reason ?? null,
    permanent_residence_end_reason: endReason(person, permanent, 'Đăng ký thường trú tại nơi khác'),
    temporary_residence_address: temporary?.address.text ?? null,
    temporary_residence_admin_unit_code: temporary?.address.code ?? null,
    temporary_residence_admin_unit_version: temporary?.address.version ?? null,
    temporary_residence_province_code: temporary?.address.provinceCode ?? null,
    temporary_residence_since: temporary?.from ?? null,
    temporary_residence_until: temporary?.until ?? null,
    temporary_residence_reason: temporary?.reason ?? null,
    temporary_residence_end_reason: endReason(person, temporary, 'Hết thời hạn tạm trú'),
    current_residence_address: current?.address.text ?? null,
    current_residence_admin_unit_code: current?.address.code ?? null,
    current_residence_admin_unit_version: current?.address.version ?? null,
    current_residence_province_code: current?.address.provinceCode ?? null,
    current_residence_since: current?.from ?? null,
    current_residence_until: null,
    current_residence_reason: current?.reason ?? null,
    current_residence_end_reason: null,
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

/** The registry answers the last residence of each kind; of the dead it is the one they died in. */
function lastOf(kind: Residence['kind'], residences: readonly Residence[]): Residence | undefined {
  return residences.findLast((residence) => residence.kind === kind)
}

/** Where somebody lives now need not be registered as a residence; then nobody knows since when. */
function currentOf({
  death,
  residences,
  currentResidence: address,
}: Person): { address: Address; from?: string; reason?: string } | undefined {
  if (death !== null) return undefined
  const registered = residences.find(
    (residence) => residence.until === null && residence.address.text === address.text,
  )
  return registered ?? { address }
}

function endReason(
  { death }: Person,
  residence: Residence | undefined,
  otherwise: string,
): string | null {
  if (residence === undefined || residence.until === null) return null
  return death === null ? otherwise : 'Chết'
}
