import { createRegistry, type RegistryDatabase, type Subgraph } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { completedYears } from './declarations/completed-years.ts'
import { declarations } from './declarations.ts'
import { population } from './definition.ts'

const ageOfMajority = 18

/** The population registry as a gateway meets it: citizens by ID, what follows from their dates, and what is declared. */
export function populationSubgraph(
  database: RegistryDatabase<Database>,
  registrar?: RegistryDatabase<Database>,
): Subgraph {
  const { lookUps, declares, toSubgraph } = createRegistry(population, database, {
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
  declares(declarations, registrar)
  return toSubgraph()
}
