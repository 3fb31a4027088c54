import { declarationsOf, type Registering } from '@motlan/registry-kit'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import { land } from '../definition.ts'

/** A declaration of the land registry, typed by its definition. */
export const declare = declarationsOf<Database>()(land)

/** What a declaration of the land registry is applied with. */
export type At = Registering<Database>

/** Somebody who holds a part of the right to a parcel. */
export type LandUserRow = Selectable<Database['land_user']>
