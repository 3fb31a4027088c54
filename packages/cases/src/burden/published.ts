import { Refusal } from '@motlan/kernel'
import type { BurdenDimension, BurdenRow } from './burden-row.ts'
import { type BurdenDays, dayIn } from './day-in.ts'
import { fewestCases, mergeSmall } from './merge-small.ts'
import { rollUp } from './roll-up.ts'

/** What is published, and who reads it. */
export interface Publication {
  readonly by: readonly BurdenDimension[]
  /** The first days of months. */
  readonly days: BurdenDays
  /** Whether the reader handles these cases, and may know each of them. */
  readonly handles: (row: BurdenRow) => boolean
}

/**
 * A table as it may be told: exact for whoever handles the cases, of too few cases to nobody else. It takes all rows
 * there are, whatever part is asked for: what is put together must not differ with the question.
 */
export function published(
  rows: readonly BurdenRow[],
  { by, days, handles }: Publication,
): readonly BurdenRow[] {
  const isIn = monthsOf(days)
  const others = rows.filter((row) => !handles(row))
  const told = [...rows.filter(handles), ...mergeSmall(others, fewestCases)]
  return rollUp(told.filter(isIn), by)
}

function monthsOf(days: BurdenDays): (row: BurdenRow) => boolean {
  const [from, until] = [monthIn('from', days), monthIn('until', days)]
  return ({ month }) =>
    (from === undefined || (month !== undefined && from <= month)) &&
    (until === undefined || (month !== undefined && month < until))
}

/** Two tables that were a day apart would tell of the cases of that day. */
function monthIn(name: keyof BurdenDays, days: BurdenDays): string | undefined {
  const day = dayIn(name, days)
  if (day === undefined || day.endsWith('-01')) return day?.slice(0, 7)
  throw new Refusal('VARIABLES_INVALID', name, {
    reason: 'totals are told by whole months',
    fix: `name the first day of a month, such as ${day.slice(0, 7)}-01`,
  })
}
