import type { Procedure } from '@motlan/procedures'
import { afterWorkingDays, afterWorkingHours } from './working-time.ts'

const day = 86_400_000

/** By when the law wants an answer to a case that was submitted at a moment. */
export function dueBy({ deadline: { amount, unit } }: Procedure, submittedAt: Date): Date {
  if (unit === 'working-hours') return afterWorkingHours(submittedAt, amount)
  if (unit === 'working-days') return afterWorkingDays(submittedAt, amount)
  return new Date(submittedAt.getTime() + amount * day)
}
