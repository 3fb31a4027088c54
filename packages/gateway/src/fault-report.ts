/** What a log may say about an error. */
export interface FaultReport {
  readonly name: string
  /** A short machine code: PostgreSQL's, Node's, ours. */
  readonly code?: string
  readonly frames: readonly string[]
  readonly cause?: FaultReport
}

/**
 * An error for the log. INVARIANT: its message stays out, because libraries quote values in messages; where it happened
 * and the code say enough.
 */
export function faultReport(error: unknown): FaultReport {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    ...(code !== undefined && /^\w{1,64}$/.test(code) && { code }),
    frames: frames.slice(0, 12).map((line) => line.trim()),
    ...(error.cause instanceof Error && { cause: faultReport(error.cause) }),
  }
}
