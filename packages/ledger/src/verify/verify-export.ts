import { exportVersion } from '../export/export-line.ts'
import { type Checkpoint, checkpointIn } from '../note/checkpoint.ts'
import { base64, textHash } from '../tree/hash.ts'
import type { Fault, Finding } from './finding.ts'
import { type CheckedLog, type LogCheck, logCheck } from './log-check.ts'

/** What a verifier knows from elsewhere. */
export interface VerifyOptions {
  /** Verifier keys of logs, as C2SP writes them. Without one a log is only held against itself. */
  readonly keys?: readonly string[]
  /** Verifier keys of witnesses that have to have cosigned the newest checkpoint of every log. */
  readonly witnesses?: readonly string[]
  /** Checkpoints that were seen before, as notes. */
  readonly known?: readonly string[]
}

/** What was found. */
export interface Verdict {
  /** Nothing is wrong. */
  readonly good: boolean
  readonly findings: readonly Finding[]
  readonly logs: readonly CheckedLog[]
}

/** Findings kept: after so many the rest says nothing new. */
const kept = 1_000

type Line = Readonly<Record<string, unknown>>

/** Verifies an export, line by line, without a database or a network: what `docs/ledger.md` asks of a verifier. */
export async function verifyExport(
  lines: AsyncIterable<string> | Iterable<string>,
  { keys = [], witnesses = [], known = [] }: VerifyOptions = {},
): Promise<Verdict> {
  const findings: Finding[] = []
  const clauses = new Map<string, number>()
  const checks = new Map<number, LogCheck>()
  const origins = new Map<number, string>()
  const elsewhere: {
    readonly from: string
    readonly other: Pick<Checkpoint, 'origin' | 'size' | 'root'>
  }[] = []
  const seen = known.flatMap((note) => checkpointIn(note)?.checkpoint ?? [])
  let number = 0
  let ended: ReadonlyMap<number, number> | undefined

  function report(finding: Omit<Finding, 'line'>): void {
    const last = findings.at(-1)
    if (last && goesOn(last, finding))
      findings[findings.length - 1] = { ...last, ...untilOf(finding) }
    else if (findings.length < kept) findings.push({ ...finding, line: number })
  }

  function begin(line: Line): void {
    if (line.export !== exportVersion || !Array.isArray(line.logs)) unreadable()
    for (const [log, origin] of namedLogs(Array.isArray(line.logs) ? line.logs : [])) {
      origins.set(log, origin)
      checks.set(
        log,
        logCheck({
          origin,
          keys,
          witnesses,
          known: seen.filter((checkpoint) => checkpoint.origin === origin),
          linesOf: (clause) => clauses.get(clause),
          report: (finding) => report({ ...finding, origin }),
          beside: (from, other) => elsewhere.push({ from, other }),
        }),
      )
    }
  }

  function unreadable(): void {
    report({ fault: 'LINE_UNREADABLE' })
  }

  function read(line: Line): void {
    const check = typeof line.log === 'number' ? checks.get(line.log) : undefined
    if (ended) unreadable()
    else if (number === 1) begin(line)
    else if (typeof line.clause === 'string') {
      clauses.set(base64(textHash(line.clause)), lineCount(line.clause))
    } else if (typeof line.end === 'object' && line.end !== null) end(line.end as Line)
    else if (check) readIn(check, line)
    else if (!('subject' in line || 'officer' in line)) unreadable()
  }

  function readIn(check: LogCheck, line: Line): void {
    const { position, leaf, entry, part, row, hash, checkpoint, stamp } = line
    if (typeof position === 'number' && typeof part === 'string') check.part(position, part)
    else if (typeof position === 'number') {
      check.entry(position, leaf, typeof entry === 'string' ? entry : undefined)
    } else if (typeof row === 'number') check.row(row, hash)
    else if (typeof checkpoint === 'string') check.checkpoint(checkpoint)
    else if (typeof stamp !== 'string') unreadable()
  }

  function end({ lines: count, logs }: Line): void {
    if (count !== number - 1) report({ fault: 'TRUNCATED', detail: 'the number of lines differs' })
    ended = new Map(Array.isArray(logs) ? namedSizes(logs) : [])
  }

  for await (const text of lines) {
    number++
    const line = lineIn(text)
    if (line) read(line)
    else unreadable()
  }
  if (!ended) report({ fault: 'TRUNCATED', detail: 'the last line is missing' })
  for (const [log, check] of checks) check.end(ended?.get(log))
  compareLogs(elsewhere, checks, origins)
  for (const { origin, size } of seen) {
    if (![...origins.values()].includes(origin)) missingLog(report, origin, size)
  }
  const logs = [...checks.values()].map((check) => check.result())
  return { good: findings.length === 0, findings, logs }

  function compareLogs(
    said: typeof elsewhere,
    all: ReadonlyMap<number, LogCheck>,
    names: ReadonlyMap<number, string>,
  ): void {
    const byOrigin = new Map([...names].map(([log, origin]) => [origin, all.get(log)]))
    for (const { from, other } of said) {
      const check = byOrigin.get(other.origin)
      if (check) check.seenElsewhere(other.size, other.root, `a checkpoint of ${from}`)
      else missingLog(report, other.origin, other.size)
    }
  }
}

function missingLog(
  report: (finding: Omit<Finding, 'line'>) => void,
  origin: string,
  size: number,
): void {
  const fault: Fault = 'TRUNCATED'
  report({ fault, origin, from: 0, until: size - 1, detail: 'the whole log is missing' })
}

function lineIn(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Line) : undefined
  } catch {
    return undefined
  }
}

function namedLogs(logs: readonly unknown[]): readonly (readonly [number, string])[] {
  return logs.flatMap((each) => {
    const { log, origin } = each as Line
    return typeof log === 'number' && typeof origin === 'string' ? [[log, origin] as const] : []
  })
}

function namedSizes(logs: readonly unknown[]): readonly (readonly [number, number])[] {
  return logs.flatMap((each) => {
    const { log, size } = each as Line
    return typeof log === 'number' && typeof size === 'number' ? [[log, size] as const] : []
  })
}

/** Lines of a clause: as many as a list has, one for an object. */
function lineCount(clause: string): number {
  try {
    const value: unknown = JSON.parse(clause)
    return Array.isArray(value) ? value.length : 1
  } catch {
    return 1
  }
}

/** Whether a finding says of the next entry what was just said of this one. */
function goesOn(last: Finding, { fault, origin, from }: Omit<Finding, 'line'>): boolean {
  return (
    fault === last.fault && origin === last.origin && from !== undefined && from - 1 === last.until
  )
}

function untilOf({ until }: Omit<Finding, 'line'>): { readonly until?: number } {
  return until === undefined ? {} : { until }
}
