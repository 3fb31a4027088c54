import {
  type Contribution,
  type CountryBlock,
  earlier,
  type Firm,
  monthNumber,
  monthText,
  randomOf,
} from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import { type Insured, officeOf } from './insured.ts'

/** Employer and employees together: social 25.5, health 4.5, unemployment 2 per cent of the payroll. */
const contributionRate = 0.32

const monthsShown = 12

const employerKinds = {
  ENTERPRISE: 'DN',
  CO_OPERATIVE: 'HX',
  PUBLIC_UNIT: 'HC',
} as const satisfies Record<Firm['kind'], string>

/** What an employer paid for, month by month; the last month is the present one. */
interface Payroll {
  readonly firm: Firm
  firstMonth: string | null
  readonly months: readonly { employees: number; payroll: number }[]
  readonly lastMonth: number
  readonly monthsInArrears: number
}

/** The payrolls of all firms that people of the block work or worked for. */
export function payrollsOf(
  insured: readonly Insured[],
  { seed, firms, today }: CountryBlock,
): readonly Payroll[] {
  const lastMonth = monthNumber(today)
  const firmById = new Map(firms.map((firm) => [firm.businessId, firm]))
  const payrolls = new Map<string, Payroll>()
  for (const { insurance } of insured) {
    for (const contribution of insurance.contributions) {
      const firm = contribution.employer === null ? undefined : firmById.get(contribution.employer)
      if (!firm) continue
      const payroll = payrolls.get(firm.businessId) ?? emptyPayroll(firm, lastMonth, seed)
      payrolls.set(firm.businessId, payroll)
      addTo(payroll, contribution)
    }
  }
  return [...payrolls.values()]
}

function addTo(payroll: Payroll, { from, until, salaryBase }: Contribution): void {
  const { months, lastMonth, firstMonth } = payroll
  payroll.firstMonth = firstMonth === null ? from : earlier(firstMonth, from)
  const first = lastMonth - monthsShown + 1
  const end = until === null ? monthsShown - 1 : monthNumber(until) - first
  for (let index = Math.max(0, monthNumber(from) - first); index <= end; index++) {
    const month = months[index]
    if (!month) continue
    month.employees += 1
    month.payroll += salaryBase
  }
}

function emptyPayroll(firm: Firm, lastMonth: number, seed: number): Payroll {
  const random = randomOf(seed, 'insurance', 'employer', firm.businessId)
  const pays = firm.kind === 'PUBLIC_UNIT' || (firm.status === 'ACTIVE' && !random.chance(6, 100))
  return {
    firm,
    firstMonth: null,
    months: Array.from({ length: monthsShown }, () => ({ employees: 0, payroll: 0 })),
    lastMonth,
    monthsInArrears: pays ? 0 : random.between(1, 9),
  }
}

/** One employer as social insurance sees it today. */
export function employerRow(payroll: Payroll): Selectable<Database['employer']> {
  const { firm, months, firstMonth } = payroll
  const today = months[monthsShown - 1]
  const unpaid = employerPeriodRows(payroll).filter(({ due, paid }) => paid < due)
  return {
    business_id: firm.businessId,
    employer_code: `${employerKinds[firm.kind]}${firm.headOffice.provinceCode}${firm.businessId.slice(2)}`,
    insurance_office: officeOf(firm.headOffice),
    first_contribution_month: firstMonth,
    insured_employees: today?.employees ?? 0,
    payroll: today?.payroll ?? 0,
    contribution_arrears: unpaid.reduce((sum, { due, paid }) => sum + due - paid, 0),
    months_in_arrears: unpaid.length,
  }
}

/** The last twelve months of an employer, without those in which it employed nobody. */
export function employerPeriodRows(payroll: Payroll): Selectable<Database['employer_period']>[] {
  const { firm, months, lastMonth, monthsInArrears } = payroll
  return months.flatMap(({ employees, payroll: base }, index) => {
    if (employees === 0) return []
    const due = Math.round(base * contributionRate)
    const overdue = index >= monthsShown - monthsInArrears
    return [
      {
        business_id: firm.businessId,
        month: monthText(lastMonth - monthsShown + 1 + index),
        insured_employees: employees,
        payroll: base,
        due,
        paid: overdue ? 0 : due,
      },
    ]
  })
}
