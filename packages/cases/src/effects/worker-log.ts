import { Logger } from 'graphile-worker'
import type { CaseLog } from '../case-log.ts'

/** What the job queue has to say goes nowhere. */
export const quietLogger = new Logger(() => () => undefined)

/** What the job queue has to say, without what its jobs carry. */
export function workerLogger(log: CaseLog): Logger {
  return new Logger(() => (level, message) => {
    if (level !== 'error' && level !== 'warning') return
    // The lines behind the first are a stack.
    log.warn({ queue: message.split('\n', 1)[0] }, 'job queue')
  })
}
