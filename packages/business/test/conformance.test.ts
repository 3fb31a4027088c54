import { registryConformance } from '@motlan/registry-kit/conformance'
import { business, businessSubgraph, type Database, migrations } from '../src/index.ts'

registryConformance<Database, typeof business>({
  definition: business,
  subgraph: businessSubgraph,
  migrations,
  schemaFile: new URL('../schema.graphql', import.meta.url),
  everyColumnIsDeclared: true,
})
