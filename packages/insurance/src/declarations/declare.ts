import { declarationsOf, type Registering } from '@motlan/registry-kit'
import type { Database } from '../database.ts'
import { insurance } from '../definition.ts'

/** A declaration of the insurance registry, typed by its definition. */
export const declare = declarationsOf<Database>()(insurance)

/** What a declaration of the insurance registry is applied with. */
export type At = Registering<Database>
