import type { CountryBlock, Plot, PlotChange } from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'

/** One party of a transfer of land that the tax administration dealt with. */
export interface TransferParty {
  /** Citizen ID or business ID. */
  readonly party: string
  readonly role: 'TRANSFEROR' | 'TRANSFEREE'
  readonly incomeTax: number
  readonly registrationFee: number
  readonly change: PlotChange
  readonly tax: NonNullable<PlotChange['tax']>
}

/** Everybody who took part in the taxed transfers of a plot, each with a share of what is due. */
export function partiesOf({ changes }: Plot): TransferParty[] {
  return changes.flatMap((change) => {
    const { tax, from, to, reason } = change
    if (tax === null) return []
    // Who sells has the income; who is given or left something has it, too.
    const givers = reason === 'TRANSFER' ? tax.incomeTax : 0
    return [
      ...from.map(
        (party, index): TransferParty => ({
          party,
          role: 'TRANSFEROR',
          incomeTax: shareOf(givers, from.length, index),
          registrationFee: 0,
          change,
          tax,
        }),
      ),
      ...to.map(
        (party, index): TransferParty => ({
          party,
          role: 'TRANSFEREE',
          incomeTax: shareOf(tax.incomeTax - givers, to.length, index),
          registrationFee: shareOf(tax.registrationFee, to.length, index),
          change,
          tax,
        }),
      ),
    ]
  })
}

/** The obligations of both sides of each transfer. */
export function transferRows({ plots }: CountryBlock) {
  const citizens: Selectable<Database['citizen_land_transfer']>[] = []
  const businesses: Selectable<Database['business_land_transfer']>[] = []
  for (const plot of plots) {
    for (const one of partiesOf(plot)) {
      if (isCitizen(one.party)) citizens.push({ citizen_id: one.party, ...transferRow(plot, one) })
      else businesses.push({ business_id: one.party, ...transferRow(plot, one) })
    }
  }
  return { citizens, businesses }
}

/** A business ID has ten digits, or a hyphen. */
export function isCitizen(id: string): boolean {
  return id.length === 12
}

function transferRow({ parcelId }: Plot, one: TransferParty) {
  const { role, incomeTax, registrationFee, change, tax } = one
  const isDue = incomeTax + registrationFee > 0
  return {
    dossier_number: change.dossier,
    role,
    parcel_id: parcelId,
    price: tax.price,
    tax_due: incomeTax,
    registration_fee: registrationFee,
    exemption: tax.exemption,
    payment: isDue ? (tax.paidOn ? 'PAID' : 'UNPAID') : 'NOTHING_DUE',
    paid_on: isDue ? tax.paidOn : null,
  }
}

/** An equal part; the first bears what does not divide. */
function shareOf(amount: number, parts: number, index: number): number {
  const part = Math.floor(amount / parts)
  return index === 0 ? amount - part * (parts - 1) : part
}
