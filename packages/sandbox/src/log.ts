import { join } from 'node:path'
import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino'
import type { Settings } from './settings.ts'

/** A number of twelve digits may be a citizen ID, and no log needs one. */
const citizenIds = /(?<!\d)\d{12}(?!\d)/g

/**
 * The log of one process, one JSON object per line. INVARIANT: whatever a library writes into a message or a stack, no
 * citizen ID reaches the file.
 */
export function openLog({ home, log }: Pick<Settings, 'home' | 'log'>, process: string): Logger {
  const target =
    log.target === 'stdout'
      ? destination({ dest: 1, sync: false, minLength: 1 })
      : destination({
          dest: join(home, 'motlan.log'),
          sync: false,
          // Each line at once; with 0 a flush would not wait for what is being written.
          minLength: 1,
          mkdir: true,
          mode: 0o600,
          append: true,
        })
  return pino(
    {
      level: log.level,
      base: { process },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    withoutCitizenIds(target),
  )
}

/** Passes lines on with anything that looks like a citizen ID taken out. */
function withoutCitizenIds(target: ReturnType<typeof destination>): DestinationStream {
  const stream = {
    write: (line: string) => target.write(line.replace(citizenIds, '[citizen ID]')),
    // pino asks its stream for this, where there is one, when the log is flushed.
    flush: (done?: (error?: Error) => void) => target.flush(done),
  }
  return stream
}
