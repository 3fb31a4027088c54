import { monthNumber } from '@motlan/registry-kit/country'
import type { At } from './declare.ts'

/** The base of each month that was paid for, oldest first; of all months, or of those with unemployment insurance. */
export async function monthlyBases(
  { database, today }: At,
  citizen: string,
  which: 'all' | 'unemployment',
): Promise<readonly number[]> {
  const periods = await database
    .selectFrom('contribution')
    .select(['from_month', 'until_month', 'salary_base', 'unemployment_insured'])
    .where('citizen_id', '=', citizen)
    .orderBy('from_month')
    .execute()
  return periods
    .filter(({ unemployment_insured }) => which === 'all' || unemployment_insured)
    .flatMap(({ from_month, until_month, salary_base }) => {
      const months = monthNumber(until_month ?? today) - monthNumber(from_month) + 1
      return Array.from({ length: Math.max(0, months) }, () => salary_base)
    })
}

/** The mean of some amounts; undefined where there are none. */
export function mean(amounts: readonly number[]): number | undefined {
  if (amounts.length === 0) return undefined
  return amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length
}
