import type { ReportSpan } from '@motlan/ledger'
import type { Io } from '../io.ts'
import { UsageError } from '../usage-error.ts'

/** The flags that say which days of the ledger are meant. */
export const spanArgs = {
  from: { type: 'string', valueHint: 'day', description: 'the first day; 30 days ago else' },
  until: {
    type: 'string',
    valueHint: 'day',
    description: 'the day after the last; tomorrow else',
  },
} as const

/** Those flags as they were given. */
export interface SpanFlags {
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** Which part of the ledger is meant; what is sealed now is left out. */
export function spanFrom(command: string, { from, until }: SpanFlags, io: Io): ReportSpan {
  const now = io.clock()
  const day = 86_400_000
  return {
    now,
    from:
      from === undefined ? new Date(now.getTime() - 30 * day) : dayFrom(command, '--from', from),
    until: until === undefined ? new Date(now.getTime() + day) : dayFrom(command, '--until', until),
  }
}

/** A day in Việt Nam. */
function dayFrom(command: string, flag: string, text: string): Date {
  const moment = new Date(`${text}T00:00:00+07:00`)
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(moment.getTime())) return moment
  throw new UsageError(command, `${flag}: ${text} is no day such as 2026-11-01`)
}
