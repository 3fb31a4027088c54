import { readFileSync } from 'node:fs'

/** A fenced block of a page, with what the page says that it prints. */
export interface Snippet {
  readonly page: string
  readonly line: number
  /** What stands behind the fence: `sh`, `sh fails`, `graphql`... */
  readonly language: string
  readonly text: string
  readonly printed?: string
}

/** The fenced blocks of a page; a `text` block right behind another one is what that one prints. */
export function snippetsIn(page: string): readonly Snippet[] {
  const text = readFileSync(new URL(`../${page}`, import.meta.url), 'utf8')
  const blocks = [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)]
  return blocks.flatMap((block, place) => {
    const [whole, language = '', body = ''] = block
    if (language === 'text') return []
    const next = blocks[place + 1]
    const follows =
      next?.[1] === 'text' && text.slice(block.index + whole.length, next.index).trim() === ''
    const line = text.slice(0, block.index).split('\n').length
    return [{ page, line, language, text: body, ...(follows && { printed: next[2] ?? '' }) }]
  })
}

/** Whether something is what a page says: `…` stands for anything in a line, alone in a line for any lines. */
export function isAsPrinted(actual: string, printed: string): boolean {
  const lines = printed.trimEnd().split('\n')
  const pattern = lines
    .map((line) =>
      line.trim() === '…' ? '(?:.*\\n)*?' : `${line.split('…').map(escaped).join('.*')}[ \\t]*\\n`,
    )
    .join('')
  return new RegExp(`^\\n*${pattern}\\n*$`).test(`${actual.trim()}\n`)
}

function escaped(text: string): string {
  return text.trimEnd() === text ? RegExp.escape(text) : RegExp.escape(text.trimEnd())
}
