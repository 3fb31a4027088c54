import type { Database } from './database.ts'

export { insurance } from './definition.ts'
export { insuranceSubgraph } from './schema.ts'
export { seed } from './seed.ts'
export type { Database }
/** The folder of `.sql` files that make the database of the insurance registry. */
export const migrations = new URL('../migrations/', import.meta.url)
