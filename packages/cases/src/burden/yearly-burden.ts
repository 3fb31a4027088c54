import type { Procedure } from '@motlan/procedures'
import type { BurdenRow, Cost } from './burden-row.ts'
import { added, times } from './roll-up.ts'

/** A year of one procedure in the whole country, as its cases so far let one expect. */
export interface YearlyBurden {
  /** The code of its first variant, which stands for all of them. */
  readonly procedure: string
  readonly casesPerYear: number
  /** How many cases it is the average of. */
  readonly basedOn: number
  readonly before: Cost
  readonly after: Cost
  readonly saved: Cost
}

/** Carries the average case of each procedure over to a year; what nobody has applied for yet is left out. */
export function yearlyBurden(
  rows: readonly BurdenRow[],
  procedures: readonly Procedure[],
): readonly YearlyBurden[] {
  return procedures.flatMap(({ code, variants, burden: { casesPerYear } }) => {
    const codes = new Set(variants.map((variant) => variant.code))
    const own = rows.filter(({ procedure = '' }) => codes.has(procedure))
    const basedOn = own.reduce((sum, { cases }) => sum + cases, 0)
    if (basedOn === 0) return []
    const yearly = (part: 'before' | 'after'): Cost => {
      const total = (amount: (cost: Cost) => number) =>
        carriedOver(
          own.reduce((sum, row) => sum + amount(row[part]), 0),
          basedOn,
          casesPerYear,
        )
      return {
        seconds: total(({ seconds }) => seconds),
        vnd: {
          low: total(({ vnd }) => vnd.low),
          base: total(({ vnd }) => vnd.base),
          high: total(({ vnd }) => vnd.high),
        },
      }
    }
    const [before, after] = [yearly('before'), yearly('after')]
    const saved = added(before, times(after, -1))
    return [{ procedure: code, casesPerYear, basedOn, before, after, saved }]
  })
}

/** `total × wanted ÷ counted`, half up, to the đồng: the product is larger than a number can hold exactly. */
function carriedOver(total: number, counted: number, wanted: number): number {
  const twice = 2n * BigInt(total) * BigInt(wanted) + BigInt(counted)
  const divisor = 2n * BigInt(counted)
  return Number(twice / divisor)
}
