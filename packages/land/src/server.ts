import { runRegistry } from '@motlan/registry-kit'
import { landSubgraph } from './schema.ts'

await runRegistry({ name: 'land', subgraph: landSubgraph })
