import type { Contribution, Job, Random } from '@motlan/registry-kit/country'
import { type Day, dayOf, monthNumber } from '../calendar.ts'
import { digits } from '../numbers.ts'

/** What decides on the contributions of a person. */
export interface Working {
  readonly born: Day
  /** Today, or the day of death. */
  readonly until: Day
  readonly kind: 'EMPLOYEE' | 'VOLUNTARY' | 'FORMER' | 'PENSIONER'
  readonly job: Job | null
  readonly place: string
  readonly unemployment: boolean
  /** Whose last job ended within the last year. */
  readonly lostJob: boolean
  /** Set for pensioners. */
  readonly retiredOn: Day | null
}

/** Months counted from the year 0. */
type Month = number

/** The age from which people retire. */
export const retirement = { MALE: 60, FEMALE: 55 } as const

/** The contribution database does not reach further back. */
const recordsSince = monthNumber(dayOf('1995-01-01'))
const unemploymentInsuranceSince = monthNumber(dayOf('2009-01-01'))

/** Periods of contributions, oldest first, without overlap: today's job, and employers of the past that are not on record any more. */
export function careerOf(working: Working, random: Random): Contribution[] {
  const { born, until, kind, job, lostJob, retiredOn } = working
  const now = monthNumber(until)
  const started = random.between(
    18,
    kind === 'PENSIONER' || kind === 'FORMER' ? (lostJob ? 20 : 24) : 27,
  )
  const first = Math.max(monthNumber(born) + started * 12, recordsSince)
  if (kind === 'EMPLOYEE' && job) {
    const current = monthNumber(dayOf(job.since))
    return [
      ...pastOf(first, current, random.below(4), false, working, random),
      open(current, working, random),
    ]
  }
  if (kind === 'VOLUNTARY') {
    const current = now - random.between(3, 90)
    return [
      ...pastOf(first, current, random.below(3), false, working, random),
      open(current, working, random),
    ]
  }
  const end = retiredOn === null ? now - random.below(lostJob ? 12 : 120) : monthNumber(retiredOn)
  return pastOf(first, end, retiredOn === null ? random.between(1, 2) : 3, true, working, random)
}

/** How many months the periods add up to, the last one until today. */
export function monthsOf(periods: readonly Contribution[], today: Day): number {
  const number = (month: string | null) =>
    month === null ? monthNumber(today) : monthNumber(dayOf(`${month}-01`))
  return periods.reduce(
    (sum, { from, until }) => sum + Math.max(0, number(until) - number(from) + 1),
    0,
  )
}

/** Up to `count` periods between two months with gaps of up to four months; where it should, the last one reaches the end. */
function pastOf(
  first: Month,
  end: Month,
  count: number,
  reachesEnd: boolean,
  working: Working,
  random: Random,
): Contribution[] {
  const periods: Contribution[] = []
  let from = Math.min(first, reachesEnd ? end - 4 : first)
  for (let left = count; left > 0 && end - from >= 4; left--) {
    const share = Math.max(4, Math.floor((end - from) / left))
    const stop = left === 1 && reachesEnd ? end : Math.min(end, from + random.between(4, share))
    // A rest too short for another period belongs to this one.
    const until = reachesEnd && end - stop < 9 ? end : stop
    periods.push(past(from, until - 1, working, random))
    from = until + random.below(5)
  }
  return periods
}

function past(
  from: Month,
  until: Month,
  { until: today, job, place }: Working,
  random: Random,
): Contribution {
  // Wages of the past: about five per cent less for each year, never below an old minimum wage.
  const years = Math.max(0, Math.floor((monthNumber(today) - from) / 12))
  const salary = job?.salary ?? random.between(45, 120) * 100_000
  return {
    from: text(from),
    until: text(until),
    kind: 'COMPULSORY',
    employer: null,
    salaryBase: Math.max(
      700_000,
      Math.floor((salary * Math.max(10, 100 - years * 5)) / 10_000_000) * 100_000,
    ),
    title: job?.title ?? 'Công nhân',
    place,
    hazardous: random.chance(4, 100),
    unemployment: from >= unemploymentInsuranceSince,
  }
}

function open(
  from: Month,
  { kind, job, place, unemployment }: Working,
  random: Random,
): Contribution {
  const employed = kind === 'EMPLOYEE' && job !== null
  return {
    from: text(from),
    until: null,
    kind: employed ? 'COMPULSORY' : 'VOLUNTARY',
    employer: employed ? job.employer : null,
    salaryBase: employed ? job.salary : 1_500_000 + random.below(20) * 100_000,
    title: job?.title ?? 'Lao động tự do',
    place,
    hazardous: false,
    unemployment: employed && unemployment,
  }
}

function text(month: Month): string {
  return `${Math.floor(month / 12)}-${digits((month % 12) + 1, 2)}`
}
