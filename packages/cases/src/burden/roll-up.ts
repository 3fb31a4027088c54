import type { BurdenDimension, BurdenRow, Cost, Estimate } from './burden-row.ts'
import type { TalliedCases } from './tallied-cases.ts'

/** What one case of a procedure costs, on paper and with these fields asked. */
export type CostOf = (cases: Pick<TalliedCases, 'procedure' | 'since' | 'asked'>) => {
  readonly before: Cost
  readonly after: Cost
}

/** Adds up what cases cost, told apart along the given dimensions; along none it is the nation. */
export function rollUp(
  tallies: readonly TalliedCases[],
  by: readonly BurdenDimension[],
  costOf: CostOf,
): readonly BurdenRow[] {
  const groups = Map.groupBy(tallies, (tally) => JSON.stringify(by.map((name) => tally[name])))
  const rows = [...groups.values()].map((group) => rowOf(group, by, costOf))
  return rows.sort((one, other) => (keyOf(one, by) < keyOf(other, by) ? -1 : 1))
}

function rowOf(
  group: readonly TalliedCases[],
  by: readonly BurdenDimension[],
  costOf: CostOf,
): BurdenRow {
  const total = (count: (tally: TalliedCases) => number) =>
    group.reduce((sum, tally) => sum + count(tally), 0)
  const costs = group.map((tally) => ({ tally, ...costOf(tally) }))
  const before = costs.reduce(
    (sum, each) => added(sum, times(each.before, each.tally.cases)),
    noCost,
  )
  const after = costs.reduce((sum, each) => added(sum, times(each.after, each.tally.cases)), noCost)
  const [first] = group
  return {
    ...Object.fromEntries(
      by.flatMap((name) => (first?.[name] == null ? [] : [[name, first[name]]])),
    ),
    cases: total(({ cases }) => cases),
    done: total(({ done }) => done),
    onTime: total(({ onTime }) => onTime),
    late: total(({ late }) => late),
    withdrawn: total(({ withdrawn }) => withdrawn),
    answersAsked: total(({ asked, cases }) => asked.length * cases),
    answersSaved: total(({ answersSaved }) => answersSaved),
    reasksRefused: total(({ reasksRefused }) => reasksRefused),
    before,
    after,
    saved: added(before, times(after, -1)),
  }
}

/** Nothing. */
export const noCost: Cost = { seconds: 0, vnd: { low: 0, base: 0, high: 0 } }

/** The first cost and the second. */
export function added(one: Cost, other: Cost): Cost {
  return {
    seconds: one.seconds + other.seconds,
    vnd: estimate((each) => one.vnd[each] + other.vnd[each]),
  }
}

/** A cost so many times over. */
export function times({ seconds, vnd }: Cost, count: number): Cost {
  return { seconds: seconds * count, vnd: estimate((each) => vnd[each] * count) }
}

function estimate(of: (each: keyof Estimate) => number): Estimate {
  return { low: of('low'), base: of('base'), high: of('high') }
}

function keyOf(row: BurdenRow, by: readonly BurdenDimension[]): string {
  return by.map((name) => row[name] ?? '').join('\n')
}
