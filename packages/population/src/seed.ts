import type { CountryBlock, Rows } from '@motlan/registry-kit/country'
import type { Database } from './database.ts'
import { citizenRow } from './seed/citizen.ts'
import { acknowledgementRows, birthRow, deathRow } from './seed/civil-events.ts'
import { absenceRows, cardRows, previousIdRows } from './seed/documents.ts'
import { childRows, memberRows, otherRelativeRows, wardRows } from './seed/family.ts'
import { divorceRows, marriageRows } from './seed/marriage.ts'

/** How a made-up country looks in the tables of the population registry. */
export function seed(block: CountryBlock): Rows<Database> {
  const { persons, households, marriages, today } = block
  const householdOf = new Map(households.map((home) => [home.residenceFileNumber, home]))
  const parents = new Map(
    marriages.map(({ husband, wife, registeredOn }) => [
      `${husband.citizenId} ${wife.citizenId}`,
      registeredOn,
    ]),
  )
  return {
    citizen: persons.map((person) => citizenRow(person, householdOf)),
    child: persons.flatMap(childRows),
    ward: persons.flatMap(wardRows),
    household_member: households.flatMap(memberRows),
    other_relative: persons.flatMap(otherRelativeRows),
    identity_card: persons.flatMap((person) => cardRows(person, today)),
    previous_citizen_id: persons.flatMap((person) => previousIdRows(person, block)),
    temporary_absence: persons.flatMap(absenceRows),
    birth_record: persons.flatMap((person) => birthRow(person, block)),
    marriage_record: marriages.flatMap(marriageRows),
    divorce_record: marriages.flatMap((marriage) => divorceRows(marriage, block)),
    death_record: persons.flatMap((person) => deathRow(person, block)),
    acknowledgement_record: persons.flatMap((person) => acknowledgementRows(person, parents)),
  }
}
