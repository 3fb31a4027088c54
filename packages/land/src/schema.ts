import { createRegistry, type RegistryDatabase, type Subgraph } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { declarations } from './declarations.ts'
import { land } from './definition.ts'

/** The land registry as a gateway meets it: parcels by ID, what citizens and organisations hold, and what is declared. */
export function landSubgraph(
  database: RegistryDatabase<Database>,
  registrar?: RegistryDatabase<Database>,
): Subgraph {
  const { lookUps, declares, toSubgraph } = createRegistry(land, database)
  lookUps('Parcel')
  declares(declarations, registrar)
  return toSubgraph()
}
