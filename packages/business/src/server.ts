import { runRegistry } from '@motlan/registry-kit'
import { businessSubgraph } from './schema.ts'

await runRegistry({ name: 'business', subgraph: businessSubgraph })
