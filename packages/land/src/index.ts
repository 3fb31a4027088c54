import type { Database } from './database.ts'

export { land } from './definition.ts'
export { landSubgraph } from './schema.ts'
export { seed } from './seed.ts'
export type { Database }
/** The folder of `.sql` files that make the database of the land registry. */
export const migrations = new URL('../migrations/', import.meta.url)
