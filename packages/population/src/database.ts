import type { AddressColumns } from '@motlan/registry-kit/definition'

/** The rows of the population database. Civil events come last: they move out together one day. */
export interface Database {
  citizen: CitizenTable
  child: { citizen_id: string; child_id: string }
  ward: { citizen_id: string; ward_id: string }
  household_member: { citizen_id: string; member_id: string }
  other_relative: OtherRelativeTable
  identity_card: IdentityCardTable
  previous_citizen_id: PreviousCitizenIdTable
  temporary_absence: TemporaryAbsenceTable
  birth_record: BirthRecordTable
  marriage_record: MarriageRecordTable
  divorce_record: DivorceRecordTable
  death_record: DeathRecordTable
  acknowledgement_record: AcknowledgementRecordTable
}

/** The columns of one residence: an address, and since when, until when and why somebody lives there. */
type ResidenceColumns<Prefix extends string> = AddressColumns<Prefix> &
  Readonly<
    Record<
      `${Prefix}_${'province_code' | 'since' | 'until' | 'reason' | 'end_reason'}`,
      string | null
    >
  >

interface CitizenTable
  extends ResidenceColumns<'permanent_residence' | 'temporary_residence' | 'current_residence'> {
  citizen_id: string
  family_name: string | null
  middle_name: string | null
  given_name: string | null
  full_name: string | null
  alternative_name: string | null
  date_of_birth: string | null
  sex: string | null
  place_of_birth: string | null
  birth_registration_place: string | null
  native_place: string | null
  ethnicity: string | null
  religion: string | null
  citizenship: string | null
  blood_group: string | null
  old_identity_number: string | null
  father_id: string | null
  mother_id: string | null
  spouse_id: string | null
  legal_guardian_id: string | null
  residence_file_number: string | null
  marital_status: string | null
  relation_to_head: string | null
  household_head_id: string | null
  date_of_death: string | null
  declared_missing_on: string | null
  mobile_number: string | null
  email: string | null
  occupation: string | null
}

interface OtherRelativeTable {
  citizen_id: string
  relative_number: number
  kind: string
  full_name: string
  old_identity_number: string | null
  citizenship: string | null
}

interface IdentityCardTable {
  citizen_id: string
  issued_on: string
  kind: string
  card_number: string
  issued_by: string
  valid_until: string | null
  status: string
}

interface PreviousCitizenIdTable {
  citizen_id: string
  previous_id: string
  cancelled_on: string
  reason: string
}

interface TemporaryAbsenceTable {
  citizen_id: string
  since: string
  until: string | null
  reason: string
  destination: string | null
  declared_on: string
}

/** What every entry in a civil-status book has: who wrote it, when, and where it is found again. */
interface BookEntry {
  citizen_id: string
  record_number: string
  book: string
  registered_on: string
  office: string
}

interface BirthRecordTable extends BookEntry {
  kind: string
  time_of_birth: string | null
  notification_number: string | null
  father_id: string | null
  mother_id: string | null
  declarant_id: string | null
}

interface MarriageRecordTable extends BookEntry {
  spouse_id: string | null
  spouse_name: string | null
  spouse_citizenship: string | null
  state: string
  ended_on: string | null
}

interface DivorceRecordTable extends BookEntry {
  former_spouse_id: string | null
  kind: string
  decision_number: string
  decided_on: string
  effective_on: string
  court: string
}

interface DeathRecordTable extends BookEntry {
  time_of_death: string | null
  place_of_death: string | null
  cause_of_death: string | null
  notification_number: string | null
  declarant_id: string | null
}

interface AcknowledgementRecordTable extends BookEntry {
  kind: string
  parent_id: string
}
