import { registryConformance } from '../src/conformance.ts'
import type { Database } from './vehicle/database.ts'
import { vehicle } from './vehicle/definition.ts'
import { vehicleSubgraph } from './vehicle/schema.ts'

registryConformance<Database, typeof vehicle>({
  definition: vehicle,
  subgraph: vehicleSubgraph,
  migrations: new URL('./vehicle/migrations/', import.meta.url),
  schemaFile: new URL('./vehicle/schema.graphql', import.meta.url),
  corrections: {
    Citizen: {
      row: { citizen_id: '901088000017', issued_on: '2018-01-01' },
      values: { 'Citizen.heightM': 1.72 },
    },
    Business: { row: { business_id: '9900000016' } },
  },
  everyColumnIsDeclared: true,
})
