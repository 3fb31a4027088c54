import { runRegistry } from '@motlan/registry-kit'
import { insuranceSubgraph } from './schema.ts'

await runRegistry({ name: 'insurance', subgraph: insuranceSubgraph })
