import type { AddressColumns } from '@motlan/registry-kit/definition'

/** The tables of the business registry. Dates are ISO texts, money is whole đồng, ratios are per cent. */
export interface Database {
  business: BusinessTable
  business_activity: BusinessActivityTable
  business_change: BusinessChangeTable
  business_status_period: BusinessStatusPeriodTable
  business_share: BusinessShareTable
  business_member: BusinessMemberTable
  legal_representative: LegalRepresentativeTable
  authorised_representative: AuthorisedRepresentativeTable
  beneficial_owner: BeneficialOwnerTable
  dependent_unit: DependentUnitTable
  household_business: HouseholdBusinessTable
  household_business_member: HouseholdBusinessMemberTable
  citizen_business_role: CitizenBusinessRoleTable
  citizen_business_ban: CitizenBusinessBanTable
}

interface BusinessTable extends AddressColumns<'head_office'> {
  business_id: string
  vietnamese_name: string | null
  foreign_name: string | null
  short_name: string | null
  legal_form: string | null
  dependent_unit_kind: string | null
  parent_business_id: string | null
  status: string
  registered_on: string | null
  main_activity_code: string | null
  charter_capital: number | null
  legal_representative_id: string | null
  phone: string | null
  email: string | null
  fiscal_year_start: string | null
  vat_method: string | null
  chief_accountant_id: string | null
  planned_employees: number | null
  insurance_payment_cycle: string | null
}

interface BusinessActivityTable {
  business_id: string
  activity_code: string
  classification: string
  name: string | null
  is_main: boolean
}

interface BusinessChangeTable {
  business_id: string
  change_number: number
  registered_on: string | null
  content: string | null
}

interface BusinessStatusPeriodTable {
  business_id: string
  starts_on: string
  status: string
  decision_number: string | null
}

interface BusinessShareTable {
  business_id: string
  share_class: string
  quantity: number | null
  par_value: number | null
}

interface BusinessMemberTable {
  business_id: string
  ordinal: number
  kind: string
  citizen_id: string | null
  member_business_id: string | null
  contribution: number | null
  ratio: number | null
  contributed_on: string | null
}

interface LegalRepresentativeTable {
  business_id: string
  ordinal: number
  citizen_id: string | null
  registered_name: string | null
  title: string | null
  starts_on: string | null
}

interface AuthorisedRepresentativeTable {
  business_id: string
  ordinal: number
  citizen_id: string | null
  represented_business_id: string | null
  ratio: number | null
  starts_on: string | null
}

interface BeneficialOwnerTable {
  business_id: string
  ordinal: number
  citizen_id: string | null
  ratio: number | null
  control: string
  starts_on: string | null
}

interface DependentUnitTable extends AddressColumns<'unit'> {
  business_id: string
  unit_code: string
  kind: string
  unit_business_id: string | null
  name: string | null
}

interface HouseholdBusinessTable extends AddressColumns<'location'> {
  citizen_id: string
  name: string | null
  registration_number: string | null
  registered_on: string | null
  status: string | null
  capital: number | null
  activity_code: string | null
  activity_classification: string | null
  starts_on: string | null
  employees: number | null
}

interface HouseholdBusinessMemberTable {
  citizen_id: string
  member_id: string
  relation: string | null
}

interface CitizenBusinessRoleTable {
  citizen_id: string
  business_id: string
  role: string
  starts_on: string | null
  ends_on: string | null
}

interface CitizenBusinessBanTable {
  citizen_id: string
  ordinal: number
  reason: string
  decision_number: string | null
  starts_on: string | null
  ends_on: string | null
}
