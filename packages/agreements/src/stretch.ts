/** A stretch of a text, by UTF-16 offsets: what is underlined. */
export interface Stretch {
  readonly offset: number
  readonly length: number
}

/** Where a stretch stands, as an editor counts (from 1, UTF-16), with its line and what to draw below it. */
export interface ShownStretch {
  readonly line: number
  readonly column: number
  readonly length: number
  /** The whole line. */
  readonly text: string
  /** Spaces and carets, one for each letter a reader sees: a letter and its diacritic take one place. */
  readonly underline: string
}

const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** Shows a stretch in its line; what goes on beyond the end of the line is cut off. */
export function showStretch(source: string, { offset, length }: Stretch): ShownStretch {
  const start = source.lastIndexOf('\n', offset - 1) + 1
  const newline = source.indexOf('\n', start)
  const end = newline < 0 ? source.length : newline
  // What steers a terminal is not sent to one.
  const text = source
    .slice(start, end)
    .replace(/\r$/, '')
    .replace(/[^\P{Cc}\t]/gu, '\ufffd')
  const column = Math.min(offset - start, text.length)
  const shown = Math.max(1, Math.min(length, text.length - column))
  const before = seen(text.slice(0, column)).map((letter) => (letter === '\t' ? '\t' : ' '))
  return {
    line: source.slice(0, start).split('\n').length,
    column: column + 1,
    length: shown,
    text,
    underline: `${before.join('')}${'^'.repeat(Math.max(1, seen(text.slice(column, column + shown)).length))}`,
  }
}

/** The offset of a line and column, both from 1. */
export function offsetAt(source: string, line: number, column: number): number {
  let offset = 0
  for (let at = 1; at < line; at++) {
    const next = source.indexOf('\n', offset)
    if (next < 0) return source.length
    offset = next + 1
  }
  return Math.min(offset + column - 1, source.length)
}

/** The word of YAML that begins at an offset: a text in its quotes, or everything up to a comma, bracket or space. */
export function wordAt(source: string, offset: number): Stretch {
  const rest = source.slice(offset)
  const [word = ''] = /^(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s,[\]{}]+)/.exec(rest) ?? []
  return { offset, length: Math.max(1, word.replace(/:$/, '').length) }
}

function seen(text: string): readonly string[] {
  return Array.from(letters.segment(text), ({ segment }) => segment)
}
