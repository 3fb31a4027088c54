import { type Family, fullName } from './birth-rules.ts'
import type { CitizenRow } from './citizen-row.ts'

/** What is declared about somebody who was born. */
export interface Newborn {
  readonly familyName: string
  readonly middleName: string | null
  readonly givenName: string
  readonly dateOfBirth: string
  readonly sex: string
  readonly placeOfBirth: string
  readonly birthRegistrationPlace: string | null
  readonly nativePlace: string | null
  readonly ethnicity: string | null
  readonly religion: string | null
  readonly citizenship: string | null
  readonly registeredOn: string
}

/** The row of a citizen who was born: home and household are those of the head, what was not said is the father's or else the mother's. */
export function newCitizen(
  citizenId: string,
  born: Newborn,
  { mother, father, head }: Family,
): CitizenRow {
  return {
    ...nothingKnown,
    citizen_id: citizenId,
    family_name: born.familyName,
    middle_name: born.middleName,
    given_name: born.givenName,
    full_name: fullName(born),
    date_of_birth: born.dateOfBirth,
    sex: born.sex,
    place_of_birth: born.placeOfBirth,
    birth_registration_place:
      born.birthRegistrationPlace ?? communeOf(head.permanent_residence_address),
    native_place: born.nativePlace ?? father?.native_place ?? mother?.native_place ?? null,
    ethnicity: born.ethnicity ?? father?.ethnicity ?? mother?.ethnicity ?? null,
    religion: born.religion,
    citizenship: born.citizenship ?? 'Việt Nam',
    father_id: father?.citizen_id ?? null,
    mother_id: mother?.citizen_id ?? null,
    permanent_residence_address: head.permanent_residence_address,
    permanent_residence_admin_unit_code: head.permanent_residence_admin_unit_code,
    permanent_residence_admin_unit_version: head.permanent_residence_admin_unit_version,
    permanent_residence_province_code: head.permanent_residence_province_code,
    permanent_residence_since: born.registeredOn,
    permanent_residence_reason: 'Sinh ra',
    current_residence_address: head.permanent_residence_address,
    current_residence_admin_unit_code: head.permanent_residence_admin_unit_code,
    current_residence_admin_unit_version: head.permanent_residence_admin_unit_version,
    current_residence_province_code: head.permanent_residence_province_code,
    current_residence_since: born.registeredOn,
    current_residence_reason: 'Sinh ra',
    residence_file_number: head.residence_file_number,
    marital_status: 'SINGLE',
    household_head_id: head.citizen_id,
  }
}

/** Commune and province end an address: `Số 12, Đường Đội Cấn, Phường Ba Đình, Thành phố Hà Nội`. */
function communeOf(address: string | null): string | null {
  return address === null ? null : address.split(', ').slice(-2).join(', ')
}

const nothingKnown: Omit<CitizenRow, 'citizen_id'> = {
  family_name: null,
  middle_name: null,
  given_name: null,
  full_name: null,
  alternative_name: null,
  date_of_birth: null,
  sex: null,
  place_of_birth: null,
  birth_registration_place: null,
  native_place: null,
  ethnicity: null,
  religion: null,
  citizenship: null,
  blood_group: null,
  old_identity_number: null,
  father_id: null,
  mother_id: null,
  spouse_id: null,
  legal_guardian_id: null,
  permanent_residence_address: null,
  permanent_residence_admin_unit_code: null,
  permanent_residence_admin_unit_version: null,
  permanent_residence_province_code: null,
  permanent_residence_since: null,
  permanent_residence_until: null,
  permanent_residence_reason: null,
  permanent_residence_end_reason: null,
  temporary_residence_address: null,
  temporary_residence_admin_unit_code: null,
  temporary_residence_admin_unit_version: null,
  temporary_residence_province_code: null,
  temporary_residence_since: null,
  temporary_residence_until: null,
  temporary_residence_reason: null,
  temporary_residence_end_reason: null,
  current_residence_address: null,
  current_residence_admin_unit_code: null,
  current_residence_admin_unit_version: null,
  current_residence_province_code: null,
  current_residence_since: null,
  current_residence_until: null,
  current_residence_reason: null,
  current_residence_end_reason: null,
  residence_file_number: null,
  marital_status: null,
  relation_to_head: null,
  household_head_id: null,
  date_of_death: null,
  declared_missing_on: null,
  mobile_number: null,
  email: null,
  occupation: null,
}
