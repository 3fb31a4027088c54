import { parseDate, Refusal } from '@motlan/kernel'
import type { Procedure } from '@motlan/procedures'
import type pg from 'pg'
import type { BurdenDimension, BurdenRow } from './burden-row.ts'
import { costOfCases, turns } from './cost-of-cases.ts'
import { rollUp } from './roll-up.ts'
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

/** The indicators of the cases of a span, told apart along some dimensions. */
export async function readBurden(
  { by, span }: { readonly by: readonly BurdenDimension[]; readonly span: BurdenSpan },
  { pool, procedures }: BurdenParts,
): Promise<readonly BurdenRow[]> {
  const tallies = await talliedCases(pool, { ...span, turns })
  return rollUp(tallies, by, costOfCases(procedures))
}

/** The span between two days in Việt Nam, the last one not counted; all days where they are not said. */
export function spanOf(
  days: { readonly from?: unknown; readonly until?: unknown },
  now: Date,
): BurdenSpan {
  const tomorrow = new Date(now.getTime() + 86_400_000)
  return {
    from: midnightOf('from', days.from) ?? new Date(0),
    until: midnightOf('until', days.until) ?? tomorrow,
    now,
  }
}

function midnightOf(name: string, day: unknown): Date | undefined {
  if (day === undefined || day === null) return undefined
  const parsed = parseDate(String(day))
  if (parsed.ok) return new Date(`${parsed.value}T00:00:00+07:00`)
  throw new Refusal('VARIABLES_INVALID', name, { reason: 'this is no day such as 2026-11-21' })
}
