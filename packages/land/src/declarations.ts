import type { Declaration } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { registerLandTransfer } from './declarations/register-land-transfer.ts'

/** What can be declared to the land registry. */
export const declarations: readonly Declaration<Database>[] = [registerLandTransfer]
