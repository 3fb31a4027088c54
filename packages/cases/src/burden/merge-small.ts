import { type BurdenDimension, type BurdenRow, burdenDimensions } from './burden-row.ts'
import { rollUp } from './roll-up.ts'

/**
 * Cases there have to be for their figures to be told to somebody who does not handle them. An assumption: the law names
 * no number. It is the minimum frequency rule of official statistics, which hold back counts from 1 up to 2, 4 or 9.
 */
export const fewestCases = 5

/** What is no longer told of cases that are too few, one after the other: the first says most about who applied. */
const givenUp: readonly BurdenDimension[] = ['province', 'agency', 'procedure', 'month']

/**
 * Puts cases together until none are too few, so that they can be told along any dimension. INVARIANT: every case is in
 * one row that comes out, of at least so many cases. Whatever is added up of rows, and whatever of such sums is taken
 * from another, is whole rows: no table shows, and no difference of tables, what fewer cases come to. Where all of them
 * are too few there are no rows.
 */
export function mergeSmall(rows: readonly BurdenRow[], fewest: number): readonly BurdenRow[] {
  let enough: readonly BurdenRow[] = []
  let tooFew = rows
  for (let given = 0; given <= givenUp.length; given += 1) {
    const by = burdenDimensions.filter((name) => !givenUp.slice(0, given).includes(name))
    const merged = rollUp(tooFew, by)
    enough = [...enough, ...merged.filter(({ cases }) => cases >= fewest)]
    tooFew = merged.filter(({ cases }) => cases < fewest)
  }
  if (tooFew.length === 0) return enough
  // The total less all others would be the rest: it hides among the fewest that are enough.
  const [smallest, ...others] = enough.toSorted((one, other) => one.cases - other.cases)
  return smallest ? [...others, ...rollUp([smallest, ...tooFew], [])] : []
}
