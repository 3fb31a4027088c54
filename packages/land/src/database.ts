import type { AddressColumns } from '@motlan/registry-kit/definition'

/** The tables of the land registry. Dates are ISO texts, money is whole đồng, areas are square metres. */
export interface Database {
  parcel: ParcelTable
  land_user: LandUserTable
  land_right: LandRightTable
  attached_asset: AttachedAssetTable
  land_certificate: LandCertificateTable
  land_restriction: LandRestrictionTable
  land_change: LandChangeTable
  land_obligation: LandObligationTable
  citizen_parcel: CitizenParcelTable
  business_parcel: BusinessParcelTable
}

interface ParcelTable extends AddressColumns<'location'>, AddressColumns<'former_location'> {
  parcel_id: string
  map_sheet_number: string | null
  parcel_number: string | null
  printed_map_sheet_number: string | null
  printed_parcel_number: string | null
  area: number | null
  legal_area: number | null
  geometry_reference: string | null
  land_user_id: string | null
  land_user_organisation_id: string | null
  verification: string
  verified_on: string | null
  price_purpose: string | null
  price_per_square_metre: number | null
  price_effective_from: string | null
}

interface LandUserTable extends AddressColumns<'printed'> {
  parcel_id: string
  ordinal: number
  kind: string
  role: string
  citizen_id: string | null
  business_id: string | null
  printed_name: string | null
  printed_identity_number: string | null
  share: number | null
}

interface LandRightTable {
  parcel_id: string
  ordinal: number
  purpose: string
  area: number | null
  origin: string | null
  form: string | null
  term: string | null
  term_ends_on: string | null
}

interface AttachedAssetTable {
  parcel_id: string
  ordinal: number
  kind: string
  name: string | null
  construction_area: number | null
  floor_area: number | null
  floors: number | null
  grade: string | null
  completed_in: number | null
  ownership_form: string | null
  ownership_ends_on: string | null
}

interface LandCertificateTable {
  parcel_id: string
  serial_number: string
  registry_entry_number: string | null
  certificate_code: string | null
  issued_on: string | null
  issuer: string | null
  qr_text: string | null
  valid: boolean
}

interface LandRestrictionTable {
  parcel_id: string
  ordinal: number
  kind: string
  creditor_id: string | null
  holder: string | null
  starts_on: string | null
  ends_on: string | null
}

interface LandChangeTable {
  parcel_id: string
  ordinal: number
  reason: string
  registered_on: string | null
  dossier_number: string | null
  state_before: string | null
  state_after: string | null
}

interface LandObligationTable {
  parcel_id: string
  ordinal: number
  kind: string
  amount: number | null
  paid_on: string | null
  tax_dossier_number: string | null
}

interface CitizenParcelTable {
  citizen_id: string
  parcel_id: string
}

interface BusinessParcelTable {
  business_id: string
  parcel_id: string
}
