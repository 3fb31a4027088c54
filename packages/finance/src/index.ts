import type { Database } from './database.ts'

export { finance } from './definition.ts'
export { financeSubgraph } from './schema.ts'
export { seed } from './seed.ts'
export type { Database }
/** The folder of `.sql` files that make the database of the finance registry. */
export const migrations = new URL('../migrations/', import.meta.url)
