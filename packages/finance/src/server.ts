import { runRegistry } from '@motlan/registry-kit'
import { financeSubgraph } from './schema.ts'

await runRegistry({ name: 'finance', subgraph: financeSubgraph })
