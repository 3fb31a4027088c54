import type { Wakes } from '../events/follow-signals.ts'
import { dayInVietNam } from '../viet-nam-day.ts'
import type { BurdenRow } from './burden-row.ts'
import { type BurdenParts, readBurden, spanOf } from './read-burden.ts'
import { noBurden } from './roll-up.ts'
import { sharedCount } from './shared-count.ts'

/** What tells that cases have moved. */
export const caseChannel = 'motlan_case'

/** Milliseconds between two counts, however many cases move. */
const pace = 500

/** The counters of today for the whole country: now, and whenever they change, at most twice a second, for all who look. */
export function liveBurden({
  wakes,
  clock,
  ...parts
}: BurdenParts & {
  readonly wakes: Wakes
  readonly clock: () => Date
}): (signal: AbortSignal) => AsyncGenerator<BurdenRow> {
  const count = async (): Promise<BurdenRow> => {
    const now = clock()
    const span = spanOf({ from: dayInVietNam(now) }, now)
    const [row = noBurden] = await readBurden({ by: [], span }, parts)
    return row
  }
  return sharedCount({ count, wakes, pace })
}
