import { declarationsOf, type Registering } from '@motlan/registry-kit'
import type { Database } from '../database.ts'
import { population } from '../definition.ts'

/** A declaration of the population registry, typed by its definition. */
export const declare = declarationsOf<Database>()(population)

/** What a declaration of the population registry is applied with. */
export type At = Registering<Database>
