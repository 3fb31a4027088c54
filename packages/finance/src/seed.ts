import type { CountryBlock, Rows } from '@motlan/registry-kit/country'
import type { Database } from './database.ts'
import { claimRows, dependantRows, statementRows } from './seed/income.ts'
import { invoiceRows } from './seed/invoice.ts'
import { transferRows } from './seed/land-transfer.ts'
import { obligationRows } from './seed/obligation.ts'
import { accountRows, taxpayersOf } from './seed/taxpayer.ts'

/** How a made-up country looks in the tables of the finance registry. */
export function seed(block: CountryBlock): Rows<Database> {
  const { persons, firms } = block
  const { citizens, businesses } = taxpayersOf(block)
  const transfers = transferRows(block)
  const obligations = obligationRows(block, { citizens, businesses })
  return {
    citizen_taxpayer: citizens.map(({ row }) => row),
    citizen_bank_account: citizens.flatMap(({ row, accounts }) =>
      accountRows(accounts).map((account) => ({ citizen_id: row.citizen_id, ...account })),
    ),
    citizen_tax_obligation: obligations.citizens,
    citizen_land_transfer: transfers.citizens,
    tax_dependant: persons.flatMap(dependantRows),
    dependant_claim: persons.flatMap(claimRows),
    income_statement: persons.flatMap((person) => statementRows(person, block)),
    business_taxpayer: businesses.map(({ row }) => row),
    business_bank_account: businesses.flatMap(({ row, accounts }) =>
      accountRows(accounts).map((account) => ({ business_id: row.business_id, ...account })),
    ),
    business_tax_obligation: obligations.businesses,
    business_land_transfer: transfers.businesses,
    e_invoice_counter: firms.flatMap((firm) => invoiceRows(firm, block)),
  }
}
