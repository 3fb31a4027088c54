// Average monthly income up to which somebody can be a dependant (Circular 111/2013/TT-BTC art. 9.1), by first tax year.
const dependantLimits: readonly { readonly fromYear: number; readonly monthly: number }[] = [
  { fromYear: 2013, monthly: 1_000_000 },
]

/** Whether the average monthly income of last year is within the limit; null where there was none yet. */
export function earnsBelowLimit(
  statements: readonly { readonly year: number; readonly income: number | null }[],
  today: string,
): boolean | null {
  const lastYear = Number(today.slice(0, 4)) - 1
  const limit = dependantLimits.findLast(({ fromYear }) => fromYear <= lastYear)
  if (!limit) return null
  const earned = statements
    .filter(({ year }) => year === lastYear)
    .reduce((sum, { income }) => sum + (income ?? 0), 0)
  return earned <= 12 * limit.monthly
}
