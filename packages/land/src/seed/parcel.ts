import { daysLater, type Plot } from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'

// The first price tables under the Land Law 2024 apply from this day (art. 159.3).
const priceTableFrom = '2026-01-01'

// The national campaign that verified land records with their users: 90 days from 1 September 2025.
const campaignDays = Array.from({ length: 90 }, (_, day) => daysLater('2025-09-01', day))

// Above this area the rest of a residential plot is garden, registered as land for perennial crops.
const residentialQuota = 300

/** One parcel. An address that was never converted is known only in its former form, with the district. */
export function parcelRow(plot: Plot): Selectable<Database['parcel']> {
  const { recordedAddress, oldAddress, users } = plot
  const converted = recordedAddress.version === '2024-11' ? undefined : recordedAddress
  const former = converted ? oldAddress : recordedAddress
  return {
    parcel_id: plot.parcelId,
    map_sheet_number: String(plot.mapSheet),
    parcel_number: String(plot.parcelNumber),
    printed_map_sheet_number: String(plot.oldMapSheet),
    printed_parcel_number: String(plot.oldParcelNumber),
    location_address: converted?.text ?? null,
    location_admin_unit_code: converted?.code ?? null,
    location_admin_unit_version: converted?.version ?? null,
    former_location_address: former.text,
    former_location_admin_unit_code: former.code,
    former_location_admin_unit_version: former.version,
    area: plot.area,
    legal_area: plot.legalArea,
    geometry_reference: `VN-2000/${plot.address.code}/${plot.mapSheet}/${plot.parcelNumber}`,
    land_user_id: users[0]?.citizenId ?? null,
    land_user_organisation_id: users[0]?.businessId ?? null,
    verification: plot.verified ? 'VERIFIED' : 'NOT_VERIFIED',
    verified_on: plot.verified ? verifiedOn(plot) : null,
    price_purpose: plot.purpose,
    price_per_square_metre: plot.price,
    price_effective_from: priceTableFrom,
  }
}

/** The rights on a parcel: one for its purpose, and one for the garden of a large rural home. */
export function rightRows(plot: Plot): Selectable<Database['land_right']>[] {
  const { purpose, legalArea } = plot
  if (purpose !== 'ONT' || legalArea <= 1.5 * residentialQuota)
    return [rightRow(plot, 1, purpose, legalArea)]
  const garden = Math.round((legalArea - residentialQuota) * 10) / 10
  return [rightRow(plot, 1, purpose, residentialQuota), rightRow(plot, 2, 'CLN', garden)]
}

/** What stands on the parcel. */
export function assetRows({
  parcelId,
  asset,
  address,
  users,
}: Plot): Selectable<Database['attached_asset']>[] {
  if (asset === null) return []
  const isHouse = asset.kind === 'HOUSE'
  return [
    {
      parcel_id: parcelId,
      ordinal: 1,
      kind: asset.kind,
      name: isHouse ? 'Nhà ở riêng lẻ' : address.line,
      construction_area: isHouse ? Math.round((asset.floorArea / asset.floors) * 10) / 10 : null,
      floor_area: asset.floorArea,
      floors: isHouse ? asset.floors : null,
      grade: asset.level,
      completed_in: asset.builtIn,
      ownership_form: users.length > 1 ? 'SHARED' : 'PRIVATE',
      ownership_ends_on: asset.ownershipUntil,
    },
  ]
}

function rightRow(
  { parcelId, origin, form, termUntil }: Plot,
  ordinal: number,
  purpose: string,
  area: number,
): Selectable<Database['land_right']> {
  return {
    parcel_id: parcelId,
    ordinal,
    purpose,
    area,
    origin: origin === 'RECOGNISED' ? recognition(purpose) : origins[origin],
    form: form === 'COMMON' ? 'SHARED' : 'PRIVATE',
    term: termUntil === null ? 'LONG_TERM' : 'FIXED_TERM',
    term_ends_on: termUntil,
  }
}

const origins = {
  ALLOCATED_WITH_FEE: 'ALLOCATED_PAID',
  ALLOCATED_WITHOUT_FEE: 'ALLOCATED_FREE',
  LEASED: 'LEASED_ANNUAL',
  TRANSFERRED: 'TRANSFERRED',
  INHERITED: 'INHERITED',
} as const satisfies Record<Exclude<Plot['origin'], 'RECOGNISED'>, string>

/** Homes are recognised as allocated for a levy, farm land as allocated without one. */
function recognition(purpose: string): string {
  return purpose === 'ONT' || purpose === 'ODT' ? 'RECOGNISED_PAID' : 'RECOGNISED_FREE'
}

/** Never before the certificate was issued. */
function verifiedOn({ mapSheet, parcelNumber, certificate }: Plot): string {
  const day = campaignDays[(mapSheet * 31 + parcelNumber) % campaignDays.length] ?? '2025-09-01'
  return certificate && certificate.issuedOn > day ? certificate.issuedOn : day
}
