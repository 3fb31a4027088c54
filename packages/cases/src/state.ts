import { Refusal } from '@motlan/kernel'
import type { CaseStatus } from './case-file.ts'

/** What can happen to a case: from where, and where to; a case stays where it is if nothing is said. */
const moves = {
  opened: { from: [], to: 'DRAFT' },
  declared: { from: ['DRAFT'] },
  confirmed: { from: ['DRAFT'] },
  disputed: { from: ['DRAFT'] },
  consented: { from: ['DRAFT'] },
  submitted: { from: ['DRAFT'], to: 'SUBMITTED' },
  started: { from: ['SUBMITTED'], to: 'RUNNING' },
  completed: { from: ['RUNNING', 'SUBMITTED'], to: 'DONE' },
  stopped: { from: ['RUNNING'], to: 'NEEDS_ATTENTION' },
  retried: { from: ['NEEDS_ATTENTION'], to: 'RUNNING' },
  withdrawn: { from: ['DRAFT', 'SUBMITTED', 'RUNNING', 'NEEDS_ATTENTION'], to: 'WITHDRAWN' },
} as const satisfies Record<string, { from: readonly CaseStatus[]; to?: CaseStatus }>

export type CaseEvent = keyof typeof moves

/** Where an event takes a case that stands somewhere; refused where it cannot happen there. */
export function movedBy(event: CaseEvent, status: CaseStatus): CaseStatus {
  const move: { from: readonly CaseStatus[]; to?: CaseStatus } = moves[event]
  if (move.from.includes(status)) return move.to ?? status
  throw new Refusal('CASE_STATE', 'case', {
    reason: `a case that is ${status} cannot be ${event}`,
    details: { status, event },
  })
}
