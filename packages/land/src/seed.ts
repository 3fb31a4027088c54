import type { CountryBlock, Rows } from '@motlan/registry-kit/country'
import type { Database } from './database.ts'
import {
  businessParcelRows,
  citizenParcelRows,
  landUserRows,
  printedAddresses,
} from './seed/holder.ts'
import { assetRows, parcelRow, rightRows } from './seed/parcel.ts'
import { certificateRows, changeRows, obligationRows, restrictionRows } from './seed/record.ts'

/** How a made-up country looks in the tables of the land registry. */
export function seed(block: CountryBlock): Rows<Database> {
  const { plots } = block
  const addresses = printedAddresses(block)
  return {
    parcel: plots.map(parcelRow),
    land_user: plots.flatMap((plot) => landUserRows(plot, addresses)),
    land_right: plots.flatMap(rightRows),
    attached_asset: plots.flatMap(assetRows),
    land_certificate: plots.flatMap(certificateRows),
    land_restriction: plots.flatMap(restrictionRows),
    land_change: plots.flatMap(changeRows),
    land_obligation: plots.flatMap(obligationRows),
    citizen_parcel: plots.flatMap(citizenParcelRows),
    business_parcel: plots.flatMap(businessParcelRows),
  }
}
