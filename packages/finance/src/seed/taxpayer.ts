import type {
  CountryBlock,
  Firm,
  HouseholdBusiness,
  Person,
  TaxFacts,
} from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'

/** A taxpayer's row, and the accounts named to the tax office. */
export interface SeededTaxpayer<Row> {
  readonly row: Row
  readonly accounts: readonly TaxFacts['bankAccount'][]
}

type CitizenRow = Selectable<Database['citizen_taxpayer']>
type BusinessRow = Selectable<Database['business_taxpayer']>

/** Everybody in a block who has a tax code. */
export function taxpayersOf({ persons, firms, householdBusinesses }: CountryBlock) {
  const shops = new Map(householdBusinesses.map((shop) => [shop.owner, shop]))
  return {
    citizens: persons.flatMap((person) => citizenTaxpayer(person, shops.get(person.citizenId))),
    businesses: firms.flatMap(firmTaxpayers),
  }
}

/** The accounts of one taxpayer, each once. */
export function accountRows(accounts: readonly TaxFacts['bankAccount'][]) {
  return accounts.flatMap((account, index) =>
    account && accounts.findIndex((one) => one?.number === account.number) === index
      ? [{ account_number: account.number, bank: account.bank }]
      : [],
  )
}

/** A household business has its owner's tax code: the two are one taxpayer. */
function citizenTaxpayer(
  { citizenId, tax }: Person,
  shop: HouseholdBusiness | undefined,
): SeededTaxpayer<CitizenRow>[] {
  const main = shop?.tax ?? tax
  if (main === null) return []
  const other = shop && tax !== main ? tax : null
  return [
    {
      row: {
        citizen_id: citizenId,
        kind: shop ? 'HOUSEHOLD_BUSINESS' : 'INDIVIDUAL',
        status: statuses[main.status],
        recorded_name: main.recordedName,
        managing_office: main.office,
        starts_on: main.since,
        tax_address: main.recordedAddress.text,
        tax_admin_unit_code: main.recordedAddress.code,
        tax_admin_unit_version: main.recordedAddress.version,
        former_tax_code: tax?.formerTaxCode ?? main.formerTaxCode,
        unmerged_tax_code: tax?.duplicateTaxCode ?? main.duplicateTaxCode,
        arrears: main.arrears + (other?.arrears ?? 0),
      },
      accounts: other ? [main.bankAccount, other.bankAccount] : [main.bankAccount],
    },
  ]
}

function firmTaxpayers(firm: Firm): SeededTaxpayer<BusinessRow>[] {
  const own = businessTaxpayer(firm.businessId, firm.tax, kinds[firm.kind])
  const units = firm.branches.flatMap(({ businessId, tax }) =>
    businessId && tax ? [businessTaxpayer(businessId, tax, 'DEPENDENT_UNIT')] : [],
  )
  return [own, ...units]
}

function businessTaxpayer(
  businessId: string,
  tax: TaxFacts,
  kind: string,
): SeededTaxpayer<BusinessRow> {
  const { recordedAddress } = tax
  return {
    row: {
      business_id: businessId,
      kind,
      status: statuses[tax.status],
      recorded_name: tax.recordedName,
      managing_office: tax.office,
      starts_on: tax.since,
      tax_address: recordedAddress.text,
      tax_admin_unit_code: recordedAddress.code,
      tax_admin_unit_version: recordedAddress.version,
      arrears: tax.arrears,
    },
    accounts: [tax.bankAccount],
  }
}

const kinds = {
  ENTERPRISE: 'ENTERPRISE',
  CO_OPERATIVE: 'COOPERATIVE',
  PUBLIC_UNIT: 'PUBLIC_UNIT',
} as const satisfies Record<Firm['kind'], string>

const statuses = {
  '00': 'ACTIVE',
  '01': 'TERMINATED',
  '02': 'MOVED',
  '03': 'STOPPED',
  '04': 'INCOMPLETE',
  '05': 'SUSPENDED',
  '06': 'NOT_AT_ADDRESS',
  '07': 'BANKRUPTCY',
  '09': 'ADDRESS_BEING_VERIFIED',
} as const satisfies Record<TaxFacts['status'], string>
