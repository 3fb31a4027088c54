import type { Declaration } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { endTaxpayer } from './declarations/end-taxpayer.ts'
import { recordLandTransferObligation } from './declarations/record-land-transfer-obligation.ts'
import { registerDependant } from './declarations/register-dependant.ts'
import { registerTaxpayer } from './declarations/register-taxpayer.ts'

/** What can be declared to the finance registry. */
export const declarations: readonly Declaration<Database>[] = [
  registerTaxpayer,
  registerDependant,
  recordLandTransferObligation,
  endTaxpayer,
]
