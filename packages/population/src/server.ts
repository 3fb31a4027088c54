import { runRegistry } from '@motlan/registry-kit'
import { populationSubgraph } from './schema.ts'

await runRegistry({ name: 'population', subgraph: populationSubgraph })
