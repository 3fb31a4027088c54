import type { CountryBlock, LandUser, Plot } from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'

/** An address as printed beside a name, by the citizen ID or business ID it belongs to. */
export type PrintedAddresses = ReadonlyMap<
  string,
  CountryBlock['persons'][number]['currentResidence']
>

/** Where the land users of a block lived or sat when the certificate was printed. */
export function printedAddresses({ persons, firms }: CountryBlock): PrintedAddresses {
  return new Map([
    ...persons.map((person) => [person.citizenId, person.currentResidence] as const),
    ...firms.map((firm) => [firm.businessId, firm.headOffice] as const),
  ])
}

/** Everybody named on the certificate, in its order. */
export function landUserRows(
  { parcelId, users }: Plot,
  addresses: PrintedAddresses,
): Selectable<Database['land_user']>[] {
  return users.map((user, index) => {
    const printed = addresses.get(user.citizenId ?? user.businessId ?? '')
    return {
      parcel_id: parcelId,
      ordinal: index + 1,
      kind: user.kind,
      role: roleOf(user, index),
      citizen_id: user.citizenId,
      business_id: user.businessId,
      printed_name: user.recordedName,
      printed_identity_number: user.recordedCmnd ?? user.citizenId,
      printed_address: printed?.text ?? null,
      printed_admin_unit_code: printed?.code ?? null,
      printed_admin_unit_version: printed?.version ?? null,
      // A couple holds jointly and undivided: there are no shares.
      share: user.kind === 'COUPLE' ? null : user.share / 100,
    }
  })
}

/** The holding seen from each citizen. */
export function citizenParcelRows({
  parcelId,
  users,
}: Plot): Selectable<Database['citizen_parcel']>[] {
  return users.flatMap(({ citizenId }) =>
    citizenId === null ? [] : [{ citizen_id: citizenId, parcel_id: parcelId }],
  )
}

/** The holding seen from each organisation. */
export function businessParcelRows({
  parcelId,
  users,
}: Plot): Selectable<Database['business_parcel']>[] {
  return users.flatMap(({ businessId }) =>
    businessId === null ? [] : [{ business_id: businessId, parcel_id: parcelId }],
  )
}

function roleOf({ kind }: LandUser, index: number): string {
  if (kind === 'HOUSEHOLD') return index === 0 ? 'HOUSEHOLD_REPRESENTATIVE' : 'CO_HOLDER'
  return index === 0 ? 'HOLDER' : 'CO_HOLDER'
}
