import { createRegistry, type RegistryDatabase, type Subgraph } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { declarations } from './declarations.ts'
import { business } from './definition.ts'

/** The business registry as a gateway meets it: businesses by ID, the roles of citizens in them, and what is declared. */
export function businessSubgraph(
  database: RegistryDatabase<Database>,
  registrar?: RegistryDatabase<Database>,
): Subgraph {
  const { lookUps, declares, toSubgraph } = createRegistry(business, database, {
    derive: { Business: { isActive: ({ status }) => status === 'ACTIVE' } },
  })
  lookUps('Business')
  declares(declarations, registrar)
  return toSubgraph()
}
