import { correctionsOf, type Declaration } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { parcelRules } from './declarations/correction-rules.ts'
import { registerLandTransfer } from './declarations/register-land-transfer.ts'
import { land } from './definition.ts'

/** What happens, and has to be told. */
const happenings: readonly Declaration<Database>[] = [registerLandTransfer]

/** What can be declared to the land registry. */
export const declarations: readonly Declaration<Database>[] = [
  ...happenings,
  ...correctionsOf<Database>()(land, happenings, { Parcel: parcelRules }),
]
