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

/** Shows stretches of one text in their lines; what goes on beyond the end of the line is cut off. */
export function showIn(source: string): (stretch: Stretch) => ShownStretch {
  const starts = [0, ...Array.from(source.matchAll(/\n/g), ({ index }) => index + 1)]
  return ({ offset, length }) => {
    const line = lineOf(offset, starts)
    const start = starts[line - 1] ?? 0
    // What steers a terminal is not sent to one.
    const text = source
      .slice(start, (starts[line] ?? source.length + 1) - 1)
      .replace(/\r$/, '')
      .replace(/[^\P{Cc}\t]/gu, '\ufffd')
    const column = Math.min(offset - start, text.length)
    const shown = Math.max(1, Math.min(length, text.length - column))
    const before = seen(text.slice(0, column)).map((letter) => (letter === '\t' ? '\t' : ' '))
    return {
      line,
      column: column + 1,
      length: shown,
      text,
      underline: `${before.join('')}${'^'.repeat(Math.max(1, seen(text.slice(column, column + shown)).length))}`,
    }
  }
}

/** The line, from 1, that an offset is in. */
function lineOf(offset: number, starts: readonly number[]): number {
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low + 1
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
