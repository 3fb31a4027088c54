import {
  type CivilRecord,
  type CountryBlock,
  daysBetween,
  type Person,
  type Random,
  randomOf,
} from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import { civilStatusOffice } from './office.ts'

// Article 15 of the Law on Civil Status: within 60 days of the birth.
const daysToRegisterBirth = 60

/** The entry of a person in the birth book. */
export function birthRow(
  person: Person,
  { seed }: CountryBlock,
): Selectable<Database['birth_record']>[] {
  const { birth, citizenId, dateOfBirth } = person
  if (birth === null) return []
  const random = randomOf(seed, 'population', 'birth', citizenId)
  const father = person.father?.citizenId ?? null
  const mother = person.mother?.citizenId ?? null
  const { registeredOn } = birth
  return [
    {
      citizen_id: citizenId,
      ...bookEntry(birth),
      kind: daysBetween(dateOfBirth, registeredOn) <= daysToRegisterBirth ? 'ON_TIME' : 'LATE',
      // Asked for since the electronic form of 2016.
      time_of_birth: dateOfBirth >= '2016-01-01' ? clockTime(random) : null,
      // Circular 22/2025/TT-BYT gave the birth notification its number.
      notification_number: dateOfBirth >= '2026-01-01' ? notificationNumber(random, person) : null,
      father_id: father,
      mother_id: mother,
      declarant_id: random.chance(2, 3) ? (father ?? mother) : (mother ?? father),
    },
  ]
}

/** The entry of a person in the death book. */
export function deathRow(
  { citizenId, death, spouse, children }: Person,
  { seed }: CountryBlock,
): Selectable<Database['death_record']>[] {
  if (death === null) return []
  const random = randomOf(seed, 'population', 'death', citizenId)
  return [
    {
      citizen_id: citizenId,
      ...bookEntry(death),
      time_of_death: clockTime(random),
      place_of_death: death.place,
      cause_of_death: death.cause,
      notification_number: death.notificationNumber,
      declarant_id: children[0]?.citizenId ?? spouse?.citizenId ?? null,
    },
  ]
}

/** A father who was not married to the mother when the birth was registered acknowledged the child that day. */
export function acknowledgementRows(
  { citizenId, birth, father, mother }: Person,
  marriedOn: ReadonlyMap<string, string>,
): Selectable<Database['acknowledgement_record']>[] {
  if (birth === null || father?.citizenId == null || mother?.citizenId == null) return []
  const married = marriedOn.get(`${father.citizenId} ${mother.citizenId}`)
  if (married !== undefined && married <= birth.registeredOn) return []
  return [
    {
      citizen_id: citizenId,
      ...bookEntry(birth),
      kind: 'FATHER_ACKNOWLEDGES_CHILD',
      parent_id: father.citizenId,
    },
  ]
}

/** Where the entry is found again; the books of an office are counted by the year. */
export function bookEntry({ number, registeredOn, office }: CivilRecord) {
  return {
    record_number: number,
    book: `01/${registeredOn.slice(0, 4)}`,
    registered_on: registeredOn,
    office: civilStatusOffice(office),
  }
}

function clockTime(random: Random): string {
  return `${digits(random.below(24), 2)}:${digits(random.below(60), 2)}`
}

/** Serial in the year, facility, year: `00017.GCS.01005.26`. */
function notificationNumber(
  random: Random,
  { dateOfBirth, placeOfBirthRegistration }: Person,
): string {
  const facility = `${placeOfBirthRegistration.provinceCode}${digits(1 + random.below(60), 3)}`
  return `${digits(1 + random.below(9_999), 5)}.GCS.${facility}.${dateOfBirth.slice(2, 4)}`
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
