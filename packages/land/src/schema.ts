import { createRegistry, type RegistryDatabase, type Subgraph } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { land } from './definition.ts'

/** The land registry as a gateway meets it: parcels by ID, and what citizens and organisations hold. */
export function landSubgraph(database: RegistryDatabase<Database>): Subgraph {
  const { lookUps, toSubgraph } = createRegistry(land, database)
  lookUps('Parcel')
  return toSubgraph()
}
