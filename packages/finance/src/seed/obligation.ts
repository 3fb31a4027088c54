import type { CountryBlock, Firm, HouseholdBusiness, Plot } from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import { isCitizen, partiesOf } from './land-transfer.ts'
import { corporateRate, householdRates, householdThreshold } from './rate.ts'

type CitizenRow = Selectable<Database['citizen_tax_obligation']>
type BusinessRow = Selectable<Database['business_tax_obligation']>

/** One obligation while it is added up. */
interface Obligation {
  readonly period: string
  readonly tax: string
  declared: number
  assessed: number
  paid: number
  arrears: number
}

/** Obligations by taxpayer. */
type Accounts = Map<string, Obligation[]>

interface Taxpayers {
  readonly citizens: readonly {
    readonly row: { readonly citizen_id: string; readonly arrears: number }
  }[]
  readonly businesses: readonly {
    readonly row: { readonly business_id: string; readonly arrears: number }
  }[]
}

/** What the taxpayers of a block owe by tax and period; the arrears of a taxpayer are the sum of these. */
export function obligationRows(block: CountryBlock, { citizens, businesses }: Taxpayers) {
  const lastYear = Number(block.today.slice(0, 4)) - 1
  const accounts: Accounts = new Map()
  for (const plot of block.plots) addPlot(accounts, plot, lastYear)
  for (const shop of block.householdBusinesses) addHouseholdBusiness(accounts, shop, lastYear)
  for (const firm of block.firms) addFirm(accounts, firm, lastYear)
  for (const { row } of citizens)
    leaveUnpaid(accounts, row.citizen_id, row.arrears, 'PIT', lastYear)
  for (const { row } of businesses)
    leaveUnpaid(accounts, row.business_id, row.arrears, 'VAT', lastYear)
  const rows: { readonly citizens: CitizenRow[]; readonly businesses: BusinessRow[] } = {
    citizens: [],
    businesses: [],
  }
  for (const [id, account] of accounts) {
    for (const { period, tax, declared, assessed, paid, arrears } of account) {
      const amounts = { period, tax, declared, assessed, paid, arrears }
      if (isCitizen(id)) rows.citizens.push({ citizen_id: id, ...amounts })
      else rows.businesses.push({ business_id: id, ...amounts })
    }
  }
  return rows
}

// Non-agricultural land: 0.03 per cent of the price table's value a year.
const taxedPurposes: ReadonlySet<string> = new Set(['ONT', 'ODT', 'TMD', 'SKC'])
const landTaxPerMyriad = 3

function addPlot(accounts: Accounts, plot: Plot, year: number): void {
  const holder = plot.users[0]?.citizenId ?? plot.users[0]?.businessId
  if (holder && taxedPurposes.has(plot.purpose)) {
    const value = Math.round(plot.legalArea * plot.price)
    const tax = Math.round((value * landTaxPerMyriad) / 10_000)
    add(accounts, holder, `${year}`, 'NON_AGRICULTURAL_LAND', tax, tax)
  }
  for (const { party, registrationFee, change, tax } of partiesOf(plot)) {
    const period = change.on.slice(0, 4)
    if (registrationFee > 0)
      add(
        accounts,
        party,
        period,
        'REGISTRATION_FEE',
        registrationFee,
        tax.paidOn ? registrationFee : 0,
      )
  }
}

function addHouseholdBusiness(accounts: Accounts, shop: HouseholdBusiness, year: number): void {
  if (shop.turnover <= householdThreshold(year) || shop.registeredOn.slice(0, 4) > `${year}`) return
  const { vat, income } = householdRates(shop.industries[0]?.code ?? '')
  for (const [tax, rate] of [
    ['VAT', vat],
    ['PIT', income],
  ] as const) {
    const due = Math.round((shop.turnover * rate) / 10_000)
    add(accounts, shop.owner, `${year}`, tax, due, due)
  }
}

// What a firm keeps of its turnover before income tax, and what it adds in value, per cent.
const profitPerCent = 5
const valueAddedPerCent = 20
const vatPerCent = 10

function addFirm(accounts: Accounts, firm: Firm, year: number): void {
  const { businessId, kind, turnover, registeredOn } = firm
  if (kind === 'PUBLIC_UNIT' || turnover === 0 || registeredOn.slice(0, 4) >= `${year}`) return
  const quarterly = Math.round((turnover * valueAddedPerCent * vatPerCent) / 40_000)
  for (const quarter of [1, 2, 3, 4])
    add(accounts, businessId, `${year}-Q${quarter}`, 'VAT', quarterly, quarterly)
  const profit = Math.round((turnover * profitPerCent) / 100)
  const corporate = Math.round((profit * corporateRate(turnover)) / 100)
  add(accounts, businessId, `${year}`, 'CIT', corporate, corporate)
}

function add(
  accounts: Accounts,
  taxpayer: string,
  period: string,
  tax: string,
  due: number,
  paid: number,
): void {
  if (due === 0) return
  const account = accountOf(accounts, taxpayer)
  const before = account.find((one) => one.tax === tax && one.period === period)
  if (!before) {
    account.push({ period, tax, declared: due, assessed: due, paid, arrears: 0 })
    return
  }
  before.declared += due
  before.assessed += due
  before.paid += paid
}

/** INVARIANT: the arrears of a taxpayer are the sum of the arrears of its obligations. */
function leaveUnpaid(
  accounts: Accounts,
  taxpayer: string,
  arrears: number,
  tax: string,
  year: number,
): void {
  if (arrears === 0) return
  const account = accountOf(accounts, taxpayer)
  const last = account.findLast(({ paid, assessed }) => paid === assessed)
  if (!last) {
    account.push({ period: `${year}`, tax, declared: 0, assessed: arrears, paid: 0, arrears })
    return
  }
  // What is assessed above the declaration came out of an audit.
  last.assessed = Math.max(last.assessed, arrears)
  last.paid = last.assessed - arrears
  last.arrears = arrears
}

function accountOf(accounts: Accounts, taxpayer: string): Obligation[] {
  const known = accounts.get(taxpayer)
  if (known) return known
  const account: Obligation[] = []
  accounts.set(taxpayer, account)
  return account
}
