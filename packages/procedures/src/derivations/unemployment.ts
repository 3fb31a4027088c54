import { z } from 'zod'
import { addMonths } from '../calendar.ts'
import { monthlySalaries } from '../contributions.ts'
import { valueOn } from '../dated-value.ts'
import { type Derivation, date, derivation, whole } from '../derivation.ts'

const periods = z.array(
  z.object({
    fromMonth: z.string(),
    untilMonth: z.string().nullable(),
    salaryBase: whole.nullable(),
    unemploymentInsured: z.boolean().nullish(),
  }),
)

/** Highest monthly regional minimum wage, whose fivefold caps the benefit (Decree 293/2025/NĐ-CP region I from 2026; before Decree 74/2024/NĐ-CP; assumption for which region). */
const minimumWage = [
  { from: '2024-07-01', value: 4_960_000 },
  { from: '2026-01-01', value: 5_310_000 },
] as const

/** Rules of unemployment insurance. */
export const unemployment: Readonly<Record<string, Derivation>> = {
  /** Average of the last six months of contributions (Law on Employment 74/2025/QH15 art. 39.1). */
  averageSalary: derivation({
    law: '74/2025/QH15 art. 39.1',
    takes: { history: periods },
    gives: 'Vnd',
    unless: 'nothing has been paid',
    result: ({ history }, today) => {
      const insured = history.filter(({ unemploymentInsured }) => unemploymentInsured !== false)
      const last = monthlySalaries(insured, today.slice(0, 7)).slice(-6)
      if (last.length === 0) return null
      return Math.round(last.reduce((sum, each) => sum + each, 0) / last.length)
    },
  }),

  /** 60 per cent of that average, at most five times the regional minimum wage (Law on Employment 74/2025/QH15 art. 39.1). */
  unemploymentAmount: derivation({
    law: '74/2025/QH15 art. 39.1',
    takes: { average: whole },
    gives: 'Vnd',
    unless: 'there was no minimum wage yet on that day',
    result: ({ average }, today) => {
      const cap = valueOn(minimumWage, today)
      return cap === undefined ? null : Math.min(Math.round(average * 0.6), 5 * cap)
    },
  }),

  /** Three months for 12 to 36 months of contributions, one more for each further 12, at most twelve (Law on Employment 74/2025/QH15 art. 39.2). */
  unemploymentMonths: derivation({
    law: '74/2025/QH15 art. 39.2',
    takes: { months: whole },
    gives: 'Int',
    unless: 'less than 12 months have been paid',
    result: ({ months }) =>
      months < 12 ? null : Math.min(12, 3 + Math.max(0, Math.floor((months - 36) / 12))),
  }),

  /** Whether a claim comes within three months of the end of the contract (Law on Employment 74/2025/QH15 art. 38). */
  isWithinThreeMonths: derivation({
    law: '74/2025/QH15 art. 38',
    takes: { contractEndedOn: date },
    gives: 'Boolean',
    result: ({ contractEndedOn }, today) =>
      contractEndedOn <= today && today <= addMonths(contractEndedOn, 3),
  }),
}
