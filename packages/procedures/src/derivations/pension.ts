import { z } from 'zod'
import { firstOfNextMonth, yearsBetween } from '../calendar.ts'
import { monthlySalaries } from '../contributions.ts'
import { valueOn } from '../dated-value.ts'
import { type Derivation, date, derivation, whole } from '../derivation.ts'
import { retirementDay } from '../retirement-age.ts'

const sex = z.enum(['MALE', 'FEMALE'])

const periods = z.array(
  z.object({
    fromMonth: z.string(),
    untilMonth: z.string().nullable(),
    salaryBase: whole.nullable(),
  }),
)

/** Monthly amount of the social pension (Decree 176/2025/NĐ-CP art. 3). */
const socialPension = [{ from: '2025-07-01', value: 500_000 }] as const

/** Rules of pensions. */
export const pension: Readonly<Record<string, Derivation>> = {
  /** Whether the age of retirement has been reached today (Labour Code 45/2019/QH14 art. 169, Decree 135/2020/NĐ-CP). */
  hasRetirementAge: derivation({
    law: '45/2019/QH14 art. 169',
    takes: { dateOfBirth: date, sex, hazardousMonths: whole.nullish() },
    gives: 'Boolean',
    result: ({ hazardousMonths, ...who }, today) =>
      retirementDay({ ...who, hazardousMonths: hazardousMonths ?? 0 }) <= today,
  }),

  /** The day from which the pension is due: the month after the age is reached, at the earliest the next one (Law 41/2024/QH15 art. 64, Decree 135/2020/NĐ-CP art. 3). */
  pensionFrom: derivation({
    law: '135/2020/NĐ-CP art. 3',
    takes: { dateOfBirth: date, sex, hazardousMonths: whole.nullish() },
    gives: 'Date',
    result: ({ hazardousMonths, ...who }, today) => {
      const due = firstOfNextMonth(retirementDay({ ...who, hazardousMonths: hazardousMonths ?? 0 }))
      const next = firstOfNextMonth(today)
      return [due, next].sort().at(-1)
    },
  }),

  /**
   * Per cent of the average salary: women 45 for 15 years, men 40 for 15 years and 1 more a year up to 45 for 20, then 2
   * more a year, at most 75 (Law 41/2024/QH15 art. 66). Up to six months are half a year, more are a year.
   */
  pensionRate: derivation({
    law: '41/2024/QH15 art. 66',
    takes: { months: whole, sex },
    gives: 'Float',
    unless: 'less than 15 years have been paid',
    result: ({ months, sex }) => {
      // What is left over is rounded for the rate, and not for the right to it.
      if (months < 180) return null
      const years = halfYears(months)
      if (sex === 'FEMALE') return Math.min(75, 45 + (years - 15) * 2)
      return years < 20 ? 40 + (years - 15) : Math.min(75, 45 + (years - 20) * 2)
    },
  }),

  /** The rate of the average salary of all months (Law 41/2024/QH15 arts 66, 72; salaries are not adjusted to prices: assumption). */
  pensionAmount: derivation({
    law: '41/2024/QH15 arts 66, 72 (assumption)',
    takes: { history: periods, rate: z.number() },
    gives: 'Vnd',
    unless: 'nothing has been paid',
    result: ({ history, rate }, today) => {
      const salaries = monthlySalaries(history, today.slice(0, 7))
      if (salaries.length === 0) return null
      const average = salaries.reduce((sum, each) => sum + each, 0) / salaries.length
      return Math.round((average * rate) / 100)
    },
  }),

  /** Months in hazardous jobs: 180 of them lower the age by five years (Labour Code 45/2019/QH14 art. 169.3). */
  contributedMonths: derivation({
    law: '45/2019/QH14 art. 169.3',
    takes: { history: periods },
    gives: 'Int',
    result: ({ history }, today) => monthlySalaries(history, today.slice(0, 7)).length,
  }),

  /** 75 years, or 70 to 74 in a poor or near-poor household (Decree 176/2025/NĐ-CP art. 2, Law 41/2024/QH15 art. 21). */
  hasSocialPensionAge: derivation({
    law: '41/2024/QH15 art. 21',
    takes: { dateOfBirth: date, poverty: z.string().nullish() },
    gives: 'Boolean',
    result: ({ dateOfBirth, poverty }, today) => {
      const age = yearsBetween(dateOfBirth, today)
      return age >= 75 || (age >= 70 && (poverty === 'POOR' || poverty === 'NEAR_POOR'))
    },
  }),

  /** Whether somebody is between the age of the poor and that of everybody, so that the poverty list matters. */
  isSeventyToSeventyFour: derivation({
    law: '41/2024/QH15 art. 21',
    takes: { dateOfBirth: date },
    gives: 'Boolean',
    result: ({ dateOfBirth }, today) => {
      const age = yearsBetween(dateOfBirth, today)
      return age >= 70 && age < 75
    },
  }),

  /** What is paid in a month (Decree 176/2025/NĐ-CP art. 3). */
  socialPensionAmount: derivation({
    law: '176/2025/NĐ-CP art. 3',
    takes: {},
    gives: 'Vnd',
    unless: 'nothing was paid yet on that day',
    result: (_given, today) => valueOn(socialPension, today) ?? null,
  }),

  /** A benefit that begins with the month after the decision. */
  fromNextMonth: derivation({
    law: '176/2025/NĐ-CP art. 4 (assumption)',
    takes: {},
    gives: 'Date',
    result: (_given, today) => firstOfNextMonth(today),
  }),

  /** Whether the funeral is paid for: 12 months of contributions or a pension (Law 41/2024/QH15 art. 85). */
  isFuneralPaid: derivation({
    law: '41/2024/QH15 art. 85',
    takes: { months: whole.nullish(), pensioner: z.boolean().nullish() },
    gives: 'Boolean',
    result: ({ months, pensioner }) => pensioner === true || (months ?? 0) >= 12,
  }),
}

function halfYears(months: number): number {
  const rest = months % 12
  return Math.floor(months / 12) + (rest === 0 ? 0 : rest <= 6 ? 0.5 : 1)
}
