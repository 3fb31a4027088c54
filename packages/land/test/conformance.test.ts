import { registryConformance } from '@motlan/registry-kit/conformance'
import { type Database, land, landSubgraph, migrations } from '../src/index.ts'

registryConformance<Database, typeof land>({
  definition: land,
  subgraph: landSubgraph,
  migrations,
  schemaFile: new URL('../schema.graphql', import.meta.url),
  everyColumnIsDeclared: true,
})
