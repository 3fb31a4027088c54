import { registryConformance } from '../src/conformance.ts'
import type { Database } from './vehicle/database.ts'
import { vehicle } from './vehicle/definition.ts'
import { vehicleSubgraph } from './vehicle/schema.ts'

registryConformance<Database, typeof vehicle>({
  definition: vehicle,
  subgraph: vehicleSubgraph,
  migrations: new URL('./vehicle/migrations/', import.meta.url),
  schemaFile: new URL('./vehicle/schema.graphql', import.meta.url),
  everyColumnIsDeclared: true,
})
