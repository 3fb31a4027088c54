import type { Database } from './database.ts'

export { business } from './definition.ts'
export { businessSubgraph } from './schema.ts'
export { seed } from './seed.ts'
export type { Database }
/** The folder of `.sql` files that make the database of the business registry. */
export const migrations = new URL('../migrations/', import.meta.url)
