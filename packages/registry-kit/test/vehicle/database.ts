import type { Generated } from 'kysely'

/** The tables of a registry made up for the tests of the kit. */
export interface Database {
  driver: DriverTable
  licence_class: LicenceClassTable
  vehicle_keeping: VehicleKeepingTable
  vehicle: VehicleTable
  driver_student: DriverStudentTable
}

interface DriverTable {
  citizen_id: string
  licence_number: string | null
  issued_on: string | null
  blood_group: string | null
  card_front_name: string | null
  card_serial: string | null
  penalty_points: number | null
  fines_due: number | null
  instructor_id: string | null
  employer_id: string | null
  height_m: number | null
  organ_donor: boolean | null
  recorded_at: Generated<string>
}

interface LicenceClassTable {
  citizen_id: string
  entry_no: number
  class: string
  valid_from: string
  valid_until: string | null
}

interface VehicleKeepingTable {
  citizen_id: string
  plate: string
  co_keeper_id: string | null
  parked_on: string | null
}

interface VehicleTable {
  business_id: string
  fleet_size: number | null
}

interface DriverStudentTable {
  citizen_id: string
  student_id: string
}
