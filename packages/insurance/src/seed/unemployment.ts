import {
  type CountryBlock,
  daysLater,
  earlier,
  type JobLoss,
  monthNumber,
  monthText,
  randomOf,
} from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import { type Insured, serviceCentreOf } from './insured.ts'

type Decision = NonNullable<JobLoss['decision']>

/** The employer's notice of the last contract that ended. */
export function noticeRow(
  { citizenId, insurance }: Insured,
  { seed, today }: CountryBlock,
): Selectable<Database['contract_end_notice']>[] {
  const { jobLoss, contributions } = insurance
  if (jobLoss === null) return []
  const { contractEndedOn } = jobLoss
  const random = randomOf(seed, 'insurance', 'notice', citizenId)
  const last = contributions.findLast(
    ({ employer, from }) => employer !== null && from <= contractEndedOn.slice(0, 7),
  )
  return [
    {
      citizen_id: citizenId,
      contract_ended_on: contractEndedOn,
      notified_on: earlier(daysLater(contractEndedOn, random.between(1, 20)), today),
      employer_id: last?.employer ?? null,
    },
  ]
}

/** The decision that granted unemployment benefit. */
export function unemploymentRow(
  person: Insured,
  { today }: CountryBlock,
): Selectable<Database['unemployment_benefit']>[] {
  const decision = person.insurance.jobLoss?.decision
  if (!decision) return []
  const end = endOf(decision)
  return [
    {
      citizen_id: person.citizenId,
      decision_number: decision.number,
      decided_on: earlier(decision.from, today),
      from_date: decision.from,
      until_date: daysLater(end, -1),
      months: decision.months,
      monthly_amount: decision.monthly,
      state: end > today ? 'GRANTED' : foundWork(person, end) ? 'TERMINATED' : 'COMPLETED',
      service_centre: serviceCentreOf(person.currentResidence),
    },
  ]
}

/** A report in every month of benefit after the first, up to today; the last one may tell of work found. */
export function reportRows(
  person: Insured,
  { today }: CountryBlock,
): Selectable<Database['job_search_report']>[] {
  const decision = person.insurance.jobLoss?.decision
  if (!decision) return []
  const reported = Array.from({ length: decision.months - 1 }, (_, index) => ({
    benefitMonth: index + 2,
    on: monthsLater(decision.from, index + 1),
  })).filter(({ on }) => on <= today)
  const end = endOf(decision)
  return reported.map(({ benefitMonth, on }, index) => ({
    citizen_id: person.citizenId,
    reported_on: on,
    benefit_month: benefitMonth,
    outcome:
      index === reported.length - 1 && end <= today && foundWork(person, end)
        ? 'FOUND'
        : 'SEARCHING',
    service_centre: serviceCentreOf(person.currentResidence),
  }))
}

/** Whether contributions were paid again before the benefit would have ended. */
function foundWork({ insurance }: Insured, end: string): boolean {
  const from = insurance.jobLoss?.decision?.from.slice(0, 7) ?? ''
  return insurance.contributions.some((one) => one.from > from && one.from < end.slice(0, 7))
}

/** The first day for which nothing is paid any more. */
function endOf({ from, months }: Decision): string {
  return monthsLater(from, months)
}

/** The same day of a later month; a day that the month does not have becomes its 28th. */
function monthsLater(day: string, months: number): string {
  const date = Math.min(28, Number(day.slice(8)))
  return `${monthText(monthNumber(day) + months)}-${String(date).padStart(2, '0')}`
}
