import { correctionsOf, type Declaration } from '@motlan/registry-kit'
import type { Database } from './database.ts'
import { businessRules, citizenRules } from './declarations/correction-rules.ts'
import { endTaxpayer } from './declarations/end-taxpayer.ts'
import { recordLandTransferObligation } from './declarations/record-land-transfer-obligation.ts'
import { registerDependant } from './declarations/register-dependant.ts'
import { registerTaxpayer } from './declarations/register-taxpayer.ts'
import { finance } from './definition.ts'

/** What happens, and has to be told. */
const happenings: readonly Declaration<Database>[] = [
  registerTaxpayer,
  registerDependant,
  recordLandTransferObligation,
  endTaxpayer,
]

/** What can be declared to the finance registry. */
export const declarations: readonly Declaration<Database>[] = [
  ...happenings,
  ...correctionsOf<Database>()(finance, happenings, {
    Citizen: citizenRules,
    Business: businessRules,
  }),
]
