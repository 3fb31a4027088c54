import type { Answer, AnswerError } from './gateway-client.ts'

/** An answer for a person: the data as an indented outline, then what was withheld and why. */
export function renderAnswer({ data, errors = [] }: Answer): string {
  const outline = data ? linesOf(data, '') : []
  const told = errors.flatMap(errorLines)
  return [...outline, ...(told.length > 0 && outline.length > 0 ? [''] : []), ...told]
    .map((line) => `${line}\n`)
    .join('')
}

function linesOf(value: object, indent: string): readonly string[] {
  const entries = Object.entries(value)
  const plain = entries.filter(([, inner]) => !isNested(inner)).map(([name]) => name.length)
  const width = Math.max(0, ...plain)
  return entries.flatMap(([name, inner]) => {
    if (!isNested(inner)) return [`${indent}${name.padEnd(width)}  ${scalar(inner)}`]
    if (!Array.isArray(inner)) return [`${indent}${name}`, ...linesOf(inner, `${indent}  `)]
    return [
      `${indent}${name}`,
      ...inner.flatMap((entry: unknown) => entryLines(entry, `${indent}  `)),
    ]
  })
}

/** The first line of an entry carries its dash, the others stand below it. */
function entryLines(entry: unknown, indent: string): readonly string[] {
  if (!isNested(entry)) return [`${indent}- ${scalar(entry)}`]
  const lines = linesOf(entry, '')
  return lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`)
}

function isNested(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  return !Array.isArray(value) || value.length > 0
}

function scalar(value: unknown): string {
  if (value === null) return '–'
  if (Array.isArray(value)) return 'none'
  // A line break in a value would tear the outline apart.
  return typeof value === 'string' && !/[\n\r]/.test(value) ? value : JSON.stringify(value)
}

/** What happened, and what to do about it. */
function errorLines({ message, path, extensions = {} }: AnswerError): readonly string[] {
  const place = path && path.length > 0 ? ` (at ${path.join('.')})` : ''
  const code = extensions.code ?? 'ERROR'
  return [
    `${code} ${message}${place}`,
    ...(extensions.fix ? [`  what to do: ${extensions.fix}`] : []),
  ]
}
