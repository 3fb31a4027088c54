import type { BurdenDimension, BurdenRow, Cost, Estimate } from './burden-row.ts'
import type { TalliedCases } from './tallied-cases.ts'

/** What one case of a procedure costs, on paper and with these fields asked. */
export type CostOf = (cases: Pick<TalliedCases, 'procedure' | 'since' | 'asked'>) => {
  readonly before: Cost
  readonly after: Cost
}

/** The indicators of cases that cost the same, told apart along every dimension. */
export function costed(
  { since, asked, province, ...tally }: TalliedCases,
  costOf: CostOf,
): BurdenRow {
  const { procedure, cases } = tally
  const one = costOf({ procedure, since, asked })
  const [before, after] = [times(one.before, cases), times(one.after, cases)]
  return {
    ...tally,
    ...(province !== null && { province }),
    answersAsked: asked.length * cases,
    before,
    after,
    saved: added(before, times(after, -1)),
  }
}

/** Adds rows up, told apart along the given dimensions and no others; along none it is the nation. */
export function rollUp(
  rows: readonly BurdenRow[],
  by: readonly BurdenDimension[],
): readonly BurdenRow[] {
  const groups = Map.groupBy(rows, (row) => keyOf(row, by))
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, group]) => group.reduce((sum, row) => together(sum, row), namedBy(by, group[0])))
}

/** Nothing. */
export const noCost: Cost = { seconds: 0, vnd: { low: 0, base: 0, high: 0 } }

/** The indicators of no cases at all. */
export const noBurden: BurdenRow = {
  cases: 0,
  done: 0,
  onTime: 0,
  late: 0,
  withdrawn: 0,
  answersAsked: 0,
  answersSaved: 0,
  reasksRefused: 0,
  before: noCost,
  after: noCost,
  saved: noCost,
}

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

function namedBy(by: readonly BurdenDimension[], row: BurdenRow = noBurden): BurdenRow {
  const names = by.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]]))
  return { ...Object.fromEntries(names), ...noBurden }
}

function together(one: BurdenRow, other: BurdenRow): BurdenRow {
  return {
    ...one,
    cases: one.cases + other.cases,
    done: one.done + other.done,
    onTime: one.onTime + other.onTime,
    late: one.late + other.late,
    withdrawn: one.withdrawn + other.withdrawn,
    answersAsked: one.answersAsked + other.answersAsked,
    answersSaved: one.answersSaved + other.answersSaved,
    reasksRefused: one.reasksRefused + other.reasksRefused,
    before: added(one.before, other.before),
    after: added(one.after, other.after),
    saved: added(one.saved, other.saved),
  }
}

function keyOf(row: BurdenRow, by: readonly BurdenDimension[]): string {
  return by.map((name) => row[name] ?? '').join('\n')
}
