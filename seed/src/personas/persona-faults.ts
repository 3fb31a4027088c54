import type { AdministrativeUnits } from '../units/administrative-units.ts'
import { type FaultFinder, faultFinder, type PersonaFault } from './fault-finder.ts'
import { firmFaults, parcelFaults, shopFaults } from './holding-faults.ts'
import { personFaults } from './person-faults.ts'
import type { PersonaFile } from './persona-shapes.ts'

/** Checks a file against itself and the personas before it: numbers, keys, dates, places. */
export function personaFaults(
  file: PersonaFile,
  known: PersonaFile,
  units: AdministrativeUnits,
  today: string,
): readonly PersonaFault[] {
  const finder = faultFinder(joined(known, file), units, today)
  uniqueness(finder)
  for (const [index, household] of file.households.entries()) {
    finder.commune(['households', index, 'commune'], household.commune)
    finder.past(['households', index, 'since'], household.since)
    const heads = file.people.filter(
      ({ home, head, died }) => home === household.key && head && !died,
    )
    if (heads.length !== 1)
      finder.fault(
        ['households', index],
        `a household has one living head, this one has ${heads.length}`,
      )
  }
  for (const [index, person] of file.people.entries())
    personFaults(finder, person, ['people', index])
  for (const [index, firm] of file.firms.entries()) firmFaults(finder, firm, ['firms', index])
  for (const [index, shop] of file.shops.entries()) shopFaults(finder, shop, ['shops', index])
  for (const [index, parcel] of file.parcels.entries())
    parcelFaults(finder, parcel, ['parcels', index])
  return finder.faults
}

/** Both files as one. */
export function joined(first: PersonaFile, second: PersonaFile): PersonaFile {
  return {
    households: [...first.households, ...second.households],
    people: [...first.people, ...second.people],
    firms: [...first.firms, ...second.firms],
    shops: [...first.shops, ...second.shops],
    parcels: [...first.parcels, ...second.parcels],
  }
}

function uniqueness({ all, fault }: FaultFinder): void {
  const subjects = [...all.people, ...all.firms, ...all.parcels]
  const twice = (values: readonly string[]) =>
    new Set(values.filter((value, index) => values.indexOf(value) !== index))
  for (const key of twice(all.households.map((one) => one.key)))
    fault(['households'], `the key ${key} is given twice`)
  for (const key of twice(subjects.map((one) => one.key)))
    fault(['people'], `the key ${key} is given twice`)
  for (const id of twice(subjects.map((one) => one.id)))
    fault(['people'], `the id ${id} is given twice`)
  for (const owner of twice(all.shops.map((one) => one.owner)))
    fault(['shops'], `${owner} has more than one household business`)
}
