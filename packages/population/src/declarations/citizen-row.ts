import { refuses } from '@motlan/registry-kit'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import { completedYears } from './completed-years.ts'
import type { At } from './declare.ts'

/** A citizen as the tables have it. */
export type CitizenRow = Selectable<Database['citizen']>

/** The rows of citizens, held until the declaration is written down; unknown ones are left out. */
export async function citizenRows(
  { database }: At,
  ids: readonly string[],
): Promise<readonly CitizenRow[]> {
  if (ids.length === 0) return []
  return database
    .selectFrom('citizen')
    .selectAll()
    .where('citizen_id', 'in', [...ids])
    .orderBy('citizen_id')
    .forUpdate()
    .execute()
}

/** A citizen somebody named in a field of the input: known, alive, not missing. */
export async function livingCitizen(at: At, field: string, id: string): Promise<CitizenRow> {
  const citizen = await knownCitizen(at, field, id)
  if (citizen.date_of_death !== null) throw refuses(field, 'the citizen has died')
  if (citizen.declared_missing_on !== null)
    throw refuses(field, 'a court has declared the citizen missing')
  return citizen
}

/** A citizen somebody named in a field of the input, dead or alive. */
export async function knownCitizen(at: At, field: string, id: string): Promise<CitizenRow> {
  const [citizen] = await citizenRows(at, [id])
  if (!citizen) throw refuses(field, 'the registry knows no citizen of this ID', 'check the ID')
  return citizen
}

/** Whether somebody is of age; of whom no date of birth is known, nothing is assumed. */
export function isAdult({ date_of_birth }: CitizenRow, day: string): boolean {
  return date_of_birth !== null && completedYears(date_of_birth, day) >= 18
}
