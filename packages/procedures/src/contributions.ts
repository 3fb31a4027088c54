import { monthsFromTo } from './calendar.ts'

/** A period of contributions, as the insurance registry holds it; without `untilMonth` it goes on. */
interface Period {
  readonly fromMonth: string
  readonly untilMonth: string | null
  readonly salaryBase: number | null
}

/** The salary of each month that was contributed for, in order of time. */
export function monthlySalaries(periods: readonly Period[], now: string): readonly number[] {
  return periods
    .toSorted((a, b) => (a.fromMonth < b.fromMonth ? -1 : 1))
    .flatMap(({ fromMonth, untilMonth, salaryBase }) =>
      Array.from({ length: monthsFromTo(fromMonth, untilMonth ?? now) }, () => salaryBase ?? 0),
    )
}
