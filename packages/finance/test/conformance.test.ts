import { registryConformance } from '@motlan/registry-kit/conformance'
import { type Database, finance, financeSubgraph, migrations } from '../src/index.ts'

registryConformance<Database, typeof finance>({
  definition: finance,
  subgraph: financeSubgraph,
  migrations,
  schemaFile: new URL('../schema.graphql', import.meta.url),
  everyColumnIsDeclared: true,
})
