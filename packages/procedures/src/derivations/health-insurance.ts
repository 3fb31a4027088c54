import { z } from 'zod'
import { addDays, addMonths, firstOfNextMonth } from '../calendar.ts'
import { valueOn } from '../dated-value.ts'
import { type Derivation, date, derivation } from '../derivation.ts'

/** Base salary, of which 4.5 per cent are the premium (Decree 73/2024/NĐ-CP from 1 July 2024; 2026 unchanged: assumption). */
const baseSalary = [{ from: '2024-07-01', value: 2_340_000 }] as const

/** Of the first member's premium: 100, 70, 60, 50, then 40 per cent (Law 51/2024/QH15; Decree 188/2025/NĐ-CP: assumption). */
const reductions = [100, 70, 60, 50, 40] as const

/** Rules of health insurance. */
export const healthInsurance: Readonly<Record<string, Derivation>> = {
  /** The last day of a child's card: 72 months, and where that is before school begins, 30 September of that year (Law on Health Insurance, consolidated by Law 51/2024/QH15, art. 16). */
  childCardUntil: derivation({
    law: '51/2024/QH15 art. 16',
    takes: { dateOfBirth: date },
    gives: 'Date',
    result: ({ dateOfBirth }) => {
      const sixth = addMonths(dateOfBirth, 72)
      const school = `${sixth.slice(0, 4)}-09-30`
      return sixth < school ? school : sixth
    },
  }),

  /** The per cent each member to be insured pays, in their order. */
  premiumSteps: derivation({
    law: '51/2024/QH15 (assumption)',
    takes: { covered: z.array(z.boolean()), headCovered: z.boolean() },
    gives: 'per cents',
    result: ({ covered, headCovered }) =>
      Array.from({ length: toInsure(covered, headCovered) }, (_, at) => reductions[at] ?? 40),
  }),

  /** What a household pays for so many months, in đồng (Law 51/2024/QH15; Decree 188/2025/NĐ-CP: assumption). */
  familyPremium: derivation({
    law: '51/2024/QH15 (assumption)',
    takes: { covered: z.array(z.boolean()), headCovered: z.boolean(), months: z.coerce.number() },
    gives: 'Vnd',
    unless: 'there was no base salary yet on that day',
    result: ({ covered, headCovered, months }, today) => {
      const base = valueOn(baseSalary, today)
      if (base === undefined) return null
      const count = toInsure(covered, headCovered)
      const shares = Array.from({ length: count }, (_, at) => reductions[at] ?? 40)
      return Math.round(
        shares.reduce((sum, share) => sum + (base * 0.045 * share) / 100, 0) * months,
      )
    },
  }),

  /** Whether somebody has a card today, or one that reaches into a new one; whoever insurance does not know has none. */
  isCovered: derivation({
    law: '51/2024/QH15 art. 12.5',
    takes: { insured: z.boolean().nullish(), until: date.nullish(), from: date },
    gives: 'Boolean',
    result: ({ insured, until, from }) => insured === true || (until != null && until >= from),
  }),

  /** How many have a card already. */
  countTrue: derivation({
    law: 'assumption',
    takes: { values: z.array(z.boolean()) },
    gives: 'Int',
    result: ({ values }) => values.filter((each) => each).length,
  }),

  /** Whether anybody is left to insure. */
  isAnybodyUncovered: derivation({
    law: '51/2024/QH15 art. 12.5',
    takes: { covered: z.array(z.boolean()), headCovered: z.boolean() },
    gives: 'Boolean',
    result: ({ covered, headCovered }) => toInsure(covered, headCovered) > 0,
  }),

  /** The card of somebody insured anew begins with the next month (Decree 188/2025/NĐ-CP: assumption; it may be 30 days later). */
  cardFrom: derivation({
    law: '188/2025/NĐ-CP (assumption)',
    takes: {},
    gives: 'Date',
    result: (_given, today) => firstOfNextMonth(today),
  }),

  /** The last day of a card that was paid for so many months. */
  cardUntil: derivation({
    law: '188/2025/NĐ-CP (assumption)',
    takes: { from: date, months: z.coerce.number().int().positive() },
    gives: 'Date',
    result: ({ from, months }) => addDays(addMonths(from, months), -1),
  }),
}

function toInsure(covered: readonly boolean[], headCovered: boolean): number {
  return [headCovered, ...covered].filter((each) => !each).length
}
