import { createRegistry, type RegistryDatabase, type Subgraph } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { population } from './definition.ts'

const ageOfMajority = 18

/** The population registry as a gateway meets it: citizens by ID, and what follows from their dates. */
export function populationSubgraph(database: RegistryDatabase<Database>): Subgraph {
  const { lookUps, toSubgraph } = createRegistry(population, database, {
    derive: {
      Citizen: {
        age: ({ date_of_birth, date_of_death }, { today }) =>
          date_of_birth === null ? null : completedYears(date_of_birth, date_of_death ?? today),
        isMinor: ({ date_of_birth, date_of_death }, { today }) =>
          date_of_birth === null
            ? null
            : completedYears(date_of_birth, date_of_death ?? today) < ageOfMajority,
        isAlive: ({ date_of_death }) => date_of_death === null,
      },
    },
  })
  lookUps('Citizen')
  return toSubgraph()
}

/** ISO dates compare as text: the year is not complete before month and day of birth have come round. */
function completedYears(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}
