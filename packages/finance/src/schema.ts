import { createRegistry, type RegistryDatabase, type Subgraph } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { earnsBelowLimit } from './declarations/dependant-limit.ts'
import { declarations } from './declarations.ts'
import { finance } from './definition.ts'

/** The finance registry as a gateway meets it: no way in of its own, only facts about subjects found elsewhere. */
export function financeSubgraph(
  database: RegistryDatabase<Database>,
  registrar?: RegistryDatabase<Database>,
): Subgraph {
  const { declares, toSubgraph } = createRegistry(finance, database, {
    derive: {
      Citizen: {
        hasTaxArrears: ({ arrears }) => arrears > 0,
        earnsBelowDependantLimit: ({ incomeStatements }, { today }) =>
          earnsBelowLimit(incomeStatements, today),
      },
      Business: { hasTaxArrears: ({ arrears }) => arrears > 0 },
    },
  })
  declares(declarations, registrar)
  return toSubgraph()
}
