import { type CountryBlock, type Firm, monthNumber, monthText } from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'

const months = 12
// What an invoice comes to on average, whole đồng.
const perInvoice = 18_000_000

/** The invoices of a firm in the twelve months before this one, counted. */
export function invoiceRows(
  { businessId, kind, status, turnover, registeredOn }: Firm,
  { today }: CountryBlock,
): Selectable<Database['e_invoice_counter']>[] {
  if (kind === 'PUBLIC_UNIT' || status !== 'ACTIVE') return []
  const last = monthNumber(today)
  const first = Math.max(last - months, monthNumber(registeredOn))
  const monthly = Math.max(1, Math.round(turnover / 12 / perInvoice))
  return Array.from({ length: Math.max(0, last - first) }, (_, index) => {
    const month = first + index
    // Business is a third stronger at the end of the year than in the month of Tết.
    const season = 90 + ((month % 12) * 30) / 11
    const issued = Math.round((monthly * season) / 100)
    return {
      business_id: businessId,
      period: monthText(month),
      issued,
      adjusted: Math.floor(issued / 120),
      replaced: Math.floor(issued / 200),
      cancelled: Math.floor(issued / 350),
    }
  })
}
