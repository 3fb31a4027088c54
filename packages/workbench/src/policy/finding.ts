import type { ShownStretch } from '@motlan/agreements'

/** One thing that `motlan policy check` has to say about a place in a file. */
export interface Finding {
  /** A note is worth knowing and may well be meant: it is told on request, and counts for nothing. */
  readonly severity: 'error' | 'warning' | 'note'
  /** A stable word for the kind of finding: `unknown-name`, `expired`. */
  readonly kind: string
  readonly file: string
  /** Absent where it is about the file, or the folder, as a whole. */
  readonly at?: ShownStretch
  /** The path inside the file: `grants.income.attributes`. */
  readonly place?: string
  readonly reason: string
  readonly fix: string
}

/** A finding for a person: where, the line with its squiggle, why, and what to do. */
export function renderFinding({ severity, kind, file, at, place, reason, fix }: Finding): string {
  const where = [file, ...(at ? [at.line, at.column] : [])].join(':')
  const number = at ? String(at.line) : ''
  const gutter = ' '.repeat(number.length)
  return [
    `${where}: ${severity} ${kind}${place ? ` (${place})` : ''}: ${reason}`,
    ...(at ? [`  ${number} | ${at.text}`, `  ${gutter} | ${at.underline}`] : []),
    `  what to do: ${fix}`,
    '',
  ].join('\n')
}

/** Errors first and notes last, then file by file from top to bottom. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ severity }: Finding) => ['error', 'warning', 'note'].indexOf(severity)
  const line = ({ at }: Finding) => (at ? at.line * 10_000 + at.column : 0)
  return findings.toSorted(
    (a, b) => rank(a) - rank(b) || a.file.localeCompare(b.file) || line(a) - line(b),
  )
}
