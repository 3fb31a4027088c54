import { parseDate } from '@motlan/kernel'
import type { Io } from '../io.ts'
import { UsageError } from '../usage-error.ts'

/** The day a report is about: the one given with --at, or today in Việt Nam. */
export function atDay(command: string, given: string | undefined, io: Io): string {
  if (given === undefined)
    return new Date(io.clock().getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
  if (parseDate(given).ok) return given
  throw new UsageError(command, `--at: ${given} is no day; write for example 2026-11-21`)
}
