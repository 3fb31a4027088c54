import type { Wakes } from '../events/follow-signals.ts'
import { dayInVietNam } from '../viet-nam-day.ts'
import type { BurdenRow } from './burden-row.ts'
import { type BurdenParts, readBurden, spanOf } from './read-burden.ts'
import { noCost } from './roll-up.ts'

/** What tells that cases have moved. */
export const caseChannel = 'motlan_case'

/** Milliseconds between two counts, however many cases move. */
const pace = 500

/** The counters of today for the whole country: now, and whenever they change, at most twice a second. */
export async function* followBurden(
  signal: AbortSignal,
  { wakes, clock, ...parts }: BurdenParts & { readonly wakes: Wakes; readonly clock: () => Date },
): AsyncGenerator<BurdenRow> {
  const left = Promise.withResolvers<void>()
  signal.addEventListener('abort', () => left.resolve(), { once: true })
  if (signal.aborted) left.resolve()
  let told = ''
  while (!signal.aborted) {
    // Asked before it is counted: what happens in between wakes us, too.
    const woken = wakes.next()
    const now = clock()
    const span = spanOf({ from: dayInVietNam(now) }, now)
    const [row = nothingYet] = await readBurden({ by: [], span }, parts)
    const text = JSON.stringify(row)
    if (text !== told) yield row
    told = text
    await Promise.race([woken, left.promise])
    await Promise.race([breath(pace), left.promise])
  }
}

const nothingYet: BurdenRow = {
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

function breath(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}
