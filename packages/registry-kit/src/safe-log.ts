import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino'

/** A log of one process. */
export interface SafeLogOptions {
  readonly process: string
  readonly level: string
  /** Standard output where no file is named; the file is readable by its owner alone. */
  readonly file?: string
}

/** A number of twelve digits may be a citizen ID, and no log needs one. */
const citizenIds = /(?<!\d)\d{12}(?!\d)/g

/**
 * A log with one JSON object per line. INVARIANT: whatever a library writes into a message or a stack, no citizen ID
 * reaches the log.
 */
export function safeLog({ process, level, file }: SafeLogOptions): Logger {
  const target = destination({
    ...(file ? { dest: file, mkdir: true, mode: 0o600, append: true } : { dest: 1 }),
    sync: false,
    // Each line at once; with 0 a flush would not wait for what is being written.
    minLength: 1,
  })
  const options = {
    level,
    base: { process },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  return pino(options, withoutCitizenIds(target))
}

function withoutCitizenIds(target: ReturnType<typeof destination>): DestinationStream {
  const stream = {
    write: (line: string) => target.write(line.replace(citizenIds, '[citizen ID]')),
    // pino asks its stream for this, where there is one, when the log is flushed.
    flush: (done?: (error?: Error) => void) => target.flush(done),
  }
  return stream
}
