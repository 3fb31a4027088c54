import { type CorrectionRules, checkWritten, refuses } from '@motlan/registry-kit'
import type { AttributeName } from '@motlan/registry-kit/definition'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import type { finance } from '../definition.ts'

type Rules<Table extends keyof Database> = CorrectionRules<
  Database,
  AttributeName<typeof finance>,
  Selectable<Database[Table]>
>

const arrears = { because: 'it is the sum of what is owed by tax and period', by: [] }

/** What of a citizen who pays taxes follows from other records. */
export const citizenRules: Rules<'citizen_taxpayer'> = {
  elsewhere: { 'Citizen.taxArrears': arrears },
  fits: async ({ today }, { before, said }) => {
    checkStatus(before.status, said.status, ['endTaxpayer', 'registerTaxpayer'])
    checkStart(said.starts_on, today)
    // An imported code may have lost its leading zeros; one that is set right has them.
    checkWritten('taxAddress.adminUnitCode', 'adminUnitCode', said.tax_admin_unit_code)
    return {}
  },
}

/** What of a business that pays taxes follows from other records. */
export const businessRules: Rules<'business_taxpayer'> = {
  elsewhere: { 'Business.taxArrears': arrears },
  fits: async ({ today }, { before, said }) => {
    checkStatus(before.status, said.status, ['registerTaxpayer'])
    checkStart(said.starts_on, today)
    // An imported code may have lost its leading zeros; one that is set right has them.
    checkWritten('taxAddress.adminUnitCode', 'adminUnitCode', said.tax_admin_unit_code)
    return {}
  },
}

/** A tax code ends, and comes back, with what is owed and claimed under it. */
function checkStatus(before: string, said: string | undefined, by: readonly string[]): void {
  if (said === undefined || (before !== 'TERMINATED' && said !== 'TERMINATED')) return
  throw refuses(
    'taxRegistration.status',
    'the end of a tax code is not corrected',
    `declare what has happened: ${by.join(', ')}`,
  )
}

function checkStart(day: string | null | undefined, today: string): void {
  if (day != null && day > today)
    throw refuses('taxRegistration.startDate', 'this day has not come yet')
}
