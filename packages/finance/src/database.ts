import type { AddressColumns } from '@motlan/registry-kit/definition'

/** The tables of the finance registry. Dates are ISO texts, money is whole đồng. */
export interface Database {
  citizen_taxpayer: CitizenTaxpayerTable
  citizen_bank_account: CitizenId & BankAccount
  citizen_tax_obligation: CitizenId & TaxObligation
  citizen_land_transfer: CitizenId & LandTransfer
  tax_dependant: TaxDependantTable
  dependant_claim: DependantClaimTable
  income_statement: IncomeStatementTable
  business_taxpayer: BusinessTaxpayerTable
  business_bank_account: BusinessId & BankAccount
  business_tax_obligation: BusinessId & TaxObligation
  business_land_transfer: BusinessId & LandTransfer
  e_invoice_counter: EInvoiceCounterTable
}

interface CitizenId {
  citizen_id: string
}

interface BusinessId {
  business_id: string
}

/** What is held of every taxpayer, whether a person or an organisation. */
export interface Taxpayer extends AddressColumns<'tax'> {
  kind: string
  status: string
  recorded_name: string | null
  managing_office: string | null
  starts_on: string | null
  arrears: number
}

interface CitizenTaxpayerTable extends CitizenId, Taxpayer {
  former_tax_code: string | null
  unmerged_tax_code: string | null
}

interface BusinessTaxpayerTable extends BusinessId, Taxpayer {}

interface BankAccount {
  account_number: string
  bank: string
}

interface TaxObligation {
  period: string
  tax: string
  declared: number | null
  assessed: number | null
  paid: number | null
  arrears: number
}

interface LandTransfer {
  dossier_number: string
  role: string
  parcel_id: string | null
  price: number | null
  tax_due: number | null
  registration_fee: number | null
  exemption: string | null
  payment: string
  paid_on: string | null
}

interface TaxDependantTable extends CitizenId {
  dependant_id: string
  from_month: string
  relation: string
  until_month: string | null
}

interface DependantClaimTable extends CitizenId {
  taxpayer_id: string
  from_month: string
  until_month: string | null
}

interface IncomeStatementTable extends CitizenId {
  year: number
  payer_id: string
  income: number | null
  tax_withheld: number | null
}

interface EInvoiceCounterTable extends BusinessId {
  period: string
  issued: number
  adjusted: number
  replaced: number
  cancelled: number
}
