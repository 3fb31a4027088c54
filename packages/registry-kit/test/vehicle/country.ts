import type { Kysely } from 'kysely'
import type { Database } from './database.ts'

/** The people of the kit's tests: an instructor, two students of hers, and nobody else. */
export const people = {
  instructor: '901170000010',
  student: '901204000017',
  novice: '901206000025',
  stranger: '901190000031',
} as const

/** The organisation the instructor drives for. */
const fleet = '9900000016'

/** A parcel somebody parks on. */
const yard = 'w7er8u5y1k2m'

/** Fills an empty vehicle registry. */
export async function populate(owner: Kysely<Database>): Promise<void> {
  const blank = {
    licence_number: null,
    issued_on: null,
    blood_group: null,
    card_front_name: null,
    card_serial: null,
    penalty_points: null,
    fines_due: null,
    instructor_id: null,
    employer_id: null,
    height_m: null,
    organ_donor: null,
  }
  await owner
    .insertInto('driver')
    .values([
      {
        ...blank,
        citizen_id: people.instructor,
        licence_number: 'ZZ-0001',
        issued_on: '1990-05-04',
        card_front_name: 'TRẦN THỊ BÌNH',
        card_serial: 'ZZ 00012345',
        penalty_points: 0,
        employer_id: fleet,
        recorded_at: '2026-11-01T10:00:00.250+07:00',
      },
      {
        ...blank,
        citizen_id: people.student,
        licence_number: 'ZZ-0002',
        issued_on: '2022-11-21',
        blood_group: 'O',
        penalty_points: 2,
        fines_due: 9_000_000_000_001,
        instructor_id: people.instructor,
        height_m: 1.72,
        organ_donor: true,
      },
      { ...blank, citizen_id: people.novice, instructor_id: people.instructor },
    ])
    .execute()
  await owner
    .insertInto('licence_class')
    .values([
      {
        citizen_id: people.student,
        entry_no: 2,
        class: 'B',
        valid_from: '2022-11-21',
        valid_until: '2032-11-21',
      },
      {
        citizen_id: people.student,
        entry_no: 1,
        class: 'A1',
        valid_from: '2022-11-21',
        valid_until: null,
      },
      {
        citizen_id: people.student,
        entry_no: 3,
        class: 'A1',
        valid_from: '2021-01-01',
        valid_until: '2022-11-20',
      },
    ])
    .execute()
  await owner
    .insertInto('vehicle_keeping')
    .values([
      {
        citizen_id: people.student,
        plate: '29-ZZ 000.01',
        co_keeper_id: people.stranger,
        parked_on: yard,
      },
    ])
    .execute()
  await owner
    .insertInto('driver_student')
    .values([
      { citizen_id: people.instructor, student_id: people.novice },
      { citizen_id: people.instructor, student_id: people.student },
    ])
    .execute()
  await owner.insertInto('vehicle').values({ business_id: fleet, fleet_size: 12 }).execute()
}
