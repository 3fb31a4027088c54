import type { Procedure } from '@motlan/procedures'
import type pg from 'pg'
import type { BurdenDimension, BurdenRow } from './burden-row.ts'
import { costOfCases, turns } from './cost-of-cases.ts'
import { type BurdenDays, dayIn } from './day-in.ts'
import { type Publication, published } from './published.ts'
import { costed, rollUp } from './roll-up.ts'
import { talliedCases } from './tallied-cases.ts'

/** Submitted from one moment on and before another; `now` decides what is late. */
export interface BurdenSpan {
  readonly from: Date
  readonly until: Date
  readonly now: Date
}

/** What reading burden takes. */
export interface BurdenParts {
  readonly pool: pg.Pool
  readonly procedures: readonly Procedure[]
}

/** The indicators of the cases of a span, every one of them, told apart along some dimensions. */
export async function readBurden(
  { by, span }: { readonly by: readonly BurdenDimension[]; readonly span: BurdenSpan },
  parts: BurdenParts,
): Promise<readonly BurdenRow[]> {
  return rollUp(await finestRows(span, parts), by)
}

/** The indicators of whole months, as they may be told to somebody. */
export async function publishedBurden(
  { now, ...publication }: Publication & { readonly now: Date },
  parts: BurdenParts,
): Promise<readonly BurdenRow[]> {
  return published(await finestRows(spanOf({}, now), parts), publication)
}

async function finestRows(
  span: BurdenSpan,
  { pool, procedures }: BurdenParts,
): Promise<readonly BurdenRow[]> {
  const costOf = costOfCases(procedures)
  const tallies = await talliedCases(pool, { ...span, turns })
  return tallies.map((tally) => costed(tally, costOf))
}

/** The span between two days; all days where they are not said. */
export function spanOf(days: BurdenDays, now: Date): BurdenSpan {
  const tomorrow = new Date(now.getTime() + 86_400_000)
  return {
    from: midnightOf(dayIn('from', days)) ?? new Date(0),
    until: midnightOf(dayIn('until', days)) ?? tomorrow,
    now,
  }
}

function midnightOf(day: string | undefined): Date | undefined {
  return day === undefined ? undefined : new Date(`${day}T00:00:00+07:00`)
}
