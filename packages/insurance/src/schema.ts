import { createRegistry, type RegistryDatabase, type Subgraph } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { declarations } from './declarations.ts'
import { insurance } from './definition.ts'

/** The insurance registry as a gateway meets it: no way in of its own, only facts about subjects found elsewhere. */
export function insuranceSubgraph(
  database: RegistryDatabase<Database>,
  registrar?: RegistryDatabase<Database>,
): Subgraph {
  const { declares, toSubgraph } = createRegistry(insurance, database, {
    derive: {
      Citizen: {
        isHealthInsured: ({ healthInsuranceCards }, { today }) =>
          healthInsuranceCards.some(
            ({ valid_from, valid_until }) => valid_from <= today && today <= valid_until,
          ),
        isPensioner: ({ pension_from, pension_until }, { today }) =>
          pension_from !== null &&
          pension_from <= today &&
          (pension_until === null || today <= pension_until),
      },
      Business: {
        owesContributions: ({ contribution_arrears }) => contribution_arrears > 0,
      },
    },
  })
  declares(declarations, registrar)
  return toSubgraph()
}
