import type { Benefit, Contribution, JobLoss, Random } from '@motlan/registry-kit/country'
import { type Day, dateText, dayOf, monthsAfter, yearOf } from '../calendar.ts'
import { digits } from '../numbers.ts'
import { monthsOf } from './career.ts'

/** Whole đồng a month (Decree 176/2025/NĐ-CP). */
const socialPension = 500_000

/** The pension of somebody who retired: 45 % after 15 or 20 years, 2 % for each year more, at most 75 %. */
export function pensionOf(
  contributions: readonly Contribution[],
  retiredOn: Day,
  end: Day | null,
  random: Random,
): Benefit {
  const years = Math.floor(monthsOf(contributions, retiredOn) / 12)
  const rate = Math.max(45, Math.min(75, 45 + (years - 15) * 2))
  const base = contributions.reduce((most, { salaryBase }) => Math.max(most, salaryBase), 3_500_000)
  const amount = Math.floor((base * rate) / 100 / 1000) * 1000
  return benefit('PENSION', monthsAfter(retiredOn, 1), end, amount, random)
}

/** The pension of those over 75 who have no other. */
export function socialPensionOf(from: Day, end: Day | null, random: Random): Benefit {
  return benefit('SOCIAL_PENSION', from, end, socialPension, random)
}

/** What else is paid now and then. */
export function benefit(
  kind: Benefit['kind'],
  from: Day,
  until: Day | null,
  amount: number,
  random: Random,
): Benefit {
  const number = `${kind.slice(0, 2)}${digits(random.between(1, 999_999), 6)}/${yearOf(from)}`
  return {
    kind,
    number,
    from: dateText(from),
    until: until === null ? null : dateText(until),
    amount,
  }
}

/** A job lost in the last year: a month of benefit for each twelve months paid, three to twelve, of 60 % of the base. */
export function jobLossOf(
  contributions: readonly Contribution[],
  today: Day,
  random: Random,
): JobLoss | null {
  const last = contributions.at(-1)
  if (!last?.until) return null
  const ended = monthsAfter(dayOf(`${last.until}-01`), 1) - 1
  const months = monthsOf(contributions, today)
  const contractEndedOn = dateText(Math.min(ended, today - 1))
  const from = Math.min(ended, today - 1) + random.between(16, 60)
  if (months < 12 || from >= today) return { contractEndedOn, decision: null }
  return {
    contractEndedOn,
    decision: {
      number: `${digits(random.between(1, 99_999), 5)}/QĐ-TTDVVL`,
      from: dateText(from),
      months: Math.max(3, Math.min(12, Math.floor(months / 12))),
      monthly: Math.floor((last.salaryBase * 60) / 100 / 1000) * 1000,
    },
  }
}
