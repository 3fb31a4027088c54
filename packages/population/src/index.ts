import type { Database } from './database.ts'

export { population } from './definition.ts'
export { populationSubgraph } from './schema.ts'
export { seed } from './seed.ts'
export type { Database }
/** The folder of `.sql` files that make the database of the population registry. */
export const migrations = new URL('../migrations/', import.meta.url)
