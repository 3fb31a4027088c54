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
  const byNumber = new Map(
    accounts.flatMap((account) => (account ? [[account.number, account] as const] : [])),
  )
  return [...byNumber.values()].map(({ bank, number }) => ({ account_number: number, bank }))
}

/** A household business has its owner's tax code: the two are one taxpayer. */
function citizenTaxpayer(
  { citizenId, tax }: Person,
  shop: HouseholdBusiness | undefined,
): SeededTaxpayer<CitizenRow>[] {
  const main = shop?.tax ?? tax
  if (main === null) return []
  const all = [...new Set([main, ...(tax ? [tax] : [])])]
  return [
    {
      row: {
        citizen_id: citizenId,
        ...registration(main, shop ? 'HOUSEHOLD_BUSINESS' : 'INDIVIDUAL'),
        arrears: all.reduce((sum, { arrears }) => sum + arrears, 0),
        former_tax_code: tax?.formerTaxCode ?? main.formerTaxCode,
        unmerged_tax_code: tax?.duplicateTaxCode ?? main.duplicateTaxCode,
      },
      accounts: all.map(({ bankAccount }) => bankAccount),
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
  const row = { business_id: businessId, ...registration(tax, kind), arrears: tax.arrears }
  return { row, accounts: [tax.bankAccount] }
}

function registration(
  { status, since, office, recordedName, recordedAddress }: TaxFacts,
  kind: string,
) {
  return {
    kind,
    status: statuses[status],
    recorded_name: recordedName,
    managing_office: office,
    starts_on: since,
    tax_address: recordedAddress.text,
    tax_admin_unit_code: recordedAddress.code,
    tax_admin_unit_version: recordedAddress.version,
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
