import type { CountryBlock, Firm, HouseholdBusiness, Plot } from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import { isCitizen, partiesOf } from './land-transfer.ts'
import { corporateRate, householdRates, householdThreshold } from './rate.ts'

type CitizenRow = Selectable<Database['citizen_tax_obligation']>
type ObligationRow = Omit<CitizenRow, 'citizen_id'>

/** Obligations by taxpayer, then by period and tax. */
type Accounts = Map<string, Map<string, ObligationRow>>

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
  return {
    citizens: rowsOf(accounts, isCitizen).map(([citizen_id, row]) => ({ citizen_id, ...row })),
    businesses: rowsOf(accounts, (id) => !isCitizen(id)).map(([business_id, row]) => ({
      business_id,
      ...row,
    })),
  }
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
  const account = accounts.get(taxpayer) ?? new Map<string, ObligationRow>()
  accounts.set(taxpayer, account)
  const key = `${period} ${tax}`
  const before = account.get(key)
  const assessed = (before?.assessed ?? 0) + due
  account.set(key, {
    period,
    tax,
    declared: assessed,
    assessed,
    paid: (before?.paid ?? 0) + paid,
    arrears: 0,
  })
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
  const account = accounts.get(taxpayer) ?? new Map<string, ObligationRow>()
  accounts.set(taxpayer, account)
  const [key, before] = [...account].findLast(([, row]) => row.paid === row.assessed) ?? []
  const assessed = Math.max(before?.assessed ?? 0, arrears)
  account.set(key ?? `${year} ${tax}`, {
    period: before?.period ?? `${year}`,
    tax: before?.tax ?? tax,
    // What was assessed above the declaration came out of an audit.
    declared: before?.declared ?? 0,
    assessed,
    paid: assessed - arrears,
    arrears,
  })
}

function rowsOf(accounts: Accounts, wanted: (id: string) => boolean): [string, ObligationRow][] {
  return [...accounts].flatMap(([id, account]) =>
    wanted(id) ? [...account.values()].map((row): [string, ObligationRow] => [id, row]) : [],
  )
}
