/** Amounts per month from a tax year on: what a taxpayer and each dependant take off the income. */
const deductions: readonly {
  readonly fromYear: number
  readonly own: number
  readonly dependant: number
}[] = [
  { fromYear: 2020, own: 11_000_000, dependant: 4_400_000 },
  { fromYear: 2026, own: 15_500_000, dependant: 6_200_000 },
]

/** The progressive tariff of the tax years up to 2025: per cent up to a monthly taxable income. */
const brackets: readonly { readonly upTo: number; readonly perCent: number }[] = [
  { upTo: 5_000_000, perCent: 5 },
  { upTo: 10_000_000, perCent: 10 },
  { upTo: 18_000_000, perCent: 15 },
  { upTo: 32_000_000, perCent: 20 },
  { upTo: 52_000_000, perCent: 25 },
  { upTo: 80_000_000, perCent: 30 },
  { upTo: Number.POSITIVE_INFINITY, perCent: 35 },
]

// Social, health and unemployment insurance: 8 + 1.5 + 1 per cent of the salary.
const insuredPerMille = 105

/** Personal income tax on one month's salary. */
export function incomeTaxOf(salary: number, dependants: number, year: number): number {
  const deduction = deductions.findLast(({ fromYear }) => fromYear <= year)
  const relief = (deduction?.own ?? 0) + dependants * (deduction?.dependant ?? 0)
  const taxable = Math.floor((salary * (1000 - insuredPerMille)) / 1000) - relief
  let tax = 0
  let from = 0
  for (const { upTo, perCent } of brackets) {
    if (taxable <= from) break
    tax += (Math.min(taxable, upTo) - from) * perCent
    from = upTo
  }
  return Math.floor(tax / 100)
}

/** Value added tax and income tax of a household business, in hundredths of a per cent of its revenue (Circular 40/2021/TT-BTC). */
export function householdRates(activityCode: string): {
  readonly vat: number
  readonly income: number
} {
  const division = Number(activityCode.slice(0, 2))
  if (division >= 45 && division <= 47) return { vat: 100, income: 50 }
  const withGoods = division <= 33 || (division >= 49 && division <= 53) || division === 56
  return withGoods ? { vat: 300, income: 150 } : { vat: 500, income: 200 }
}

/** Revenue a year up to which a household business pays neither tax, by first tax year. */
export function householdThreshold(year: number): number {
  return year >= 2026 ? 500_000_000 : 100_000_000
}

/** Corporate income tax by revenue a year, per cent (Law 67/2025/QH15). */
export function corporateRate(revenue: number): number {
  if (revenue <= 3_000_000_000) return 15
  return revenue <= 50_000_000_000 ? 17 : 20
}
