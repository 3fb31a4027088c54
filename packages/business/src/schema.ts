import { createRegistry, type RegistryDatabase, type Subgraph } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { business } from './definition.ts'

/** The business registry as a gateway meets it: businesses by ID, and the roles of citizens in them. */
export function businessSubgraph(database: RegistryDatabase<Database>): Subgraph {
  const { lookUps, toSubgraph } = createRegistry(business, database, {
    derive: { Business: { isActive: ({ status }) => status === 'ACTIVE' } },
  })
  lookUps('Business')
  return toSubgraph()
}
