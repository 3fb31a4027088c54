import { registryConformance } from '@motlan/registry-kit/conformance'
import { type Database, migrations, population, populationSubgraph } from '../src/index.ts'

registryConformance<Database, typeof population>({
  definition: population,
  subgraph: populationSubgraph,
  migrations,
  schemaFile: new URL('../schema.graphql', import.meta.url),
  everyColumnIsDeclared: true,
})
