import { declaringRegistry } from '@motlan/registry-kit/declaring'
import { type Database, insurance, insuranceSubgraph, migrations, seed } from '../../src/index.ts'
import { workforce } from '../workforce.ts'

/** A registry that knows the workforce and takes declarations; the same before each test. */
export function workforceRegistry() {
  const { database, ask, ...registry } = declaringRegistry<Database>({
    definition: insurance,
    migrations,
    subgraph: insuranceSubgraph,
    rows: seed(workforce),
  })
  return {
    ...registry,
    owner: () => database().owner.kysely,
    ask: (id: string, selection: string) => ask(['Citizen', id], selection),
  }
}
