import type { Plot, PlotChange } from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'

/** The certificate of a parcel, where one was issued. */
export function certificateRows({
  parcelId,
  certificate,
}: Plot): Selectable<Database['land_certificate']>[] {
  if (certificate === null) return []
  const { serial, entryNumber, code, issuedOn, issuer } = certificate
  return [
    {
      parcel_id: parcelId,
      serial_number: serial,
      registry_entry_number: entryNumber,
      certificate_code: code,
      issued_on: issuedOn,
      issuer,
      // Only the two-page certificate of August 2024 has a QR code.
      qr_text: issuedOn < '2024-08-01' ? null : [code, serial, parcelId, issuedOn].join('|'),
      valid: true,
    },
  ]
}

/** Mortgages and everything else that binds the parcel. */
export function restrictionRows({
  parcelId,
  restrictions,
}: Plot): Selectable<Database['land_restriction']>[] {
  return restrictions.map(({ kind, creditor, holder, from, until }, index) => ({
    parcel_id: parcelId,
    ordinal: index + 1,
    kind,
    creditor_id: creditor,
    holder,
    starts_on: from,
    ends_on: until,
  }))
}

/** What was registered about the parcel, oldest first. */
export function changeRows({ parcelId, changes }: Plot): Selectable<Database['land_change']>[] {
  return changes.map(({ reason, on, dossier, before, after }, index) => ({
    parcel_id: parcelId,
    ordinal: index + 1,
    reason,
    registered_on: on,
    dossier_number: dossier,
    state_before: before,
    state_after: after,
  }))
}

/** What a transfer cost, as the land office notes it; the tax office has the same dossier. */
export function obligationRows({
  parcelId,
  changes,
}: Plot): Selectable<Database['land_obligation']>[] {
  return changes.flatMap(duesOf).map(({ kind, amount, change }, index) => ({
    parcel_id: parcelId,
    ordinal: index + 1,
    kind,
    amount,
    paid_on: change.tax?.paidOn ?? null,
    tax_dossier_number: change.dossier,
  }))
}

function duesOf(change: PlotChange) {
  const { tax } = change
  if (tax === null) return []
  const dues = [
    { kind: 'INCOME_TAX', amount: tax.incomeTax, change },
    { kind: 'REGISTRATION_FEE', amount: tax.registrationFee, change },
  ]
  return dues.filter(({ amount }) => amount > 0)
}
