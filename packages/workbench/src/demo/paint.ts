/** Ways to make a word stand out. */
export interface Paint {
  readonly strong: (text: string) => string
  readonly quiet: (text: string) => string
  readonly good: (text: string) => string
  readonly asked: (text: string) => string
}

/** Colours for a terminal, and plain text for everybody else. */
export function paintFor(isTerminal: boolean): Paint {
  const code = (open: number, close: number) => (text: string) =>
    isTerminal ? `\u001b[${open}m${text}\u001b[${close}m` : text
  return { strong: code(1, 22), quiet: code(2, 22), good: code(32, 39), asked: code(33, 39) }
}

const segments = new Intl.Segmenter('vi')

/** How many columns a text takes: a letter with its tone marks is one. */
function widthOf(text: string): number {
  return [...segments.segment(text)].length
}

/** A text in lines of so many columns at most, as far as its words let it. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** A text as wide as its column; what does not fit ends with an ellipsis. */
export function fitted(text: string, width: number): string {
  const letters = [...segments.segment(text)].map(({ segment }) => segment)
  return letters.length > width
    ? `${letters.slice(0, width - 1).join('')}…`
    : text + ' '.repeat(width - letters.length)
}
