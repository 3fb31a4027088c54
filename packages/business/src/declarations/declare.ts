import { declarationsOf, type Registering } from '@motlan/registry-kit'
import type { Database } from '../database.ts'
import { business } from '../definition.ts'

/** A declaration of the business registry, typed by its definition. */
export const declare = declarationsOf<Database>()(business)

/** What a declaration of the business registry is applied with. */
export type At = Registering<Database>
