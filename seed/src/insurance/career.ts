import type { Contribution, Job, Random } from '@motlan/registry-kit/country'
import { type Day, dayOf, monthsAfter, monthText, yearOf, yearsAfter } from '../calendar.ts'

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
}

/** The age from which people retire. */
export const retirement = { MALE: 60, FEMALE: 55 } as const

/** Periods of contributions, oldest first, without overlap: today's job, and employers of the past that are not on record any more. */
export function careerOf(working: Working, retiredOn: Day | null, random: Random): Contribution[] {
  const { born, until, kind, job, place } = working
  const periods: Contribution[] = []
  const now = kind === 'EMPLOYEE' || kind === 'VOLUNTARY'
  const currentFrom =
    kind === 'EMPLOYEE' && job ? dayOf(job.since) : monthsAfter(until, -random.between(3, 90))
  const salary = job?.salary ?? random.between(45, 120) * 100_000
  const end = now ? currentFrom : (retiredOn ?? monthsAfter(until, -random.between(2, 120)))
  const earliest = yearsAfter(
    born,
    kind === 'PENSIONER' ? random.between(19, 25) : random.between(20, 26),
  )
  let from = Math.max(earliest, dayOf('1995-01-01'))
  const earlier =
    kind === 'PENSIONER' ? 3 : kind === 'FORMER' ? random.between(1, 2) : random.below(4)
  for (let number = 0; number < earlier && monthsAfter(from, 6) < end; number++) {
    const last = number === earlier - 1 && kind !== 'EMPLOYEE'
    const stop = last
      ? end
      : Math.min(
          end,
          monthsAfter(from, random.between(8, Math.max(9, Math.floor((end - from) / 45)))),
        )
    periods.push(period(from, monthsAfter(stop, -1), null, 'COMPULSORY', salary, working, random))
    from = monthsAfter(stop, random.below(5))
  }
  if (!now) return periods
  const start = Math.max(
    currentFrom,
    monthsAfter(from, 1) < until ? Math.min(from, currentFrom) : currentFrom,
  )
  periods.push({
    from: monthText(start),
    until: null,
    kind: kind === 'EMPLOYEE' ? 'COMPULSORY' : 'VOLUNTARY',
    employer: kind === 'EMPLOYEE' ? (job?.employer ?? null) : null,
    salaryBase: kind === 'EMPLOYEE' ? salary : 1_500_000 + random.below(20) * 100_000,
    title: job?.title ?? 'Lao động tự do',
    place,
    hazardous: false,
    unemployment: working.unemployment,
  })
  return periods.filter(
    (one, index) =>
      index === periods.length - 1 || (one.until ?? '') < (periods[index + 1]?.from ?? ''),
  )
}

function period(
  from: Day,
  until: Day,
  employer: string | null,
  kind: Contribution['kind'],
  salary: number,
  { job, place }: Working,
  random: Random,
): Contribution {
  // Wages of the past: about five per cent less for each year, never below an old minimum wage.
  const years = Math.max(0, 2026 - yearOf(from))
  const base = Math.max(
    700_000,
    Math.floor((salary * Math.max(10, 100 - years * 5)) / 10_000_000) * 100_000,
  )
  return {
    from: monthText(from),
    until: monthText(until),
    kind,
    employer,
    salaryBase: base,
    title: job?.title ?? 'Công nhân',
    place,
    hazardous: random.chance(4, 100),
    unemployment: kind === 'COMPULSORY' && from >= dayOf('2009-01-01'),
  }
}

/** How many months the periods add up to. */
export function monthsOf(periods: readonly Contribution[], today: Day): number {
  const now = yearOf(today) * 12 + Number(monthText(today).slice(5))
  return periods.reduce(
    (sum, { from, until }) =>
      sum + Math.max(0, monthNumber(until, now) - monthNumber(from, now) + 1),
    0,
  )
}

function monthNumber(month: string | null, now: number): number {
  return month === null ? now : Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
}
