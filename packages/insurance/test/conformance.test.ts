import { registryConformance } from '@motlan/registry-kit/conformance'
import { type Database, insurance, insuranceSubgraph, migrations } from '../src/index.ts'

registryConformance<Database, typeof insurance>({
  definition: insurance,
  subgraph: insuranceSubgraph,
  migrations,
  schemaFile: new URL('../schema.graphql', import.meta.url),
  everyColumnIsDeclared: true,
})
