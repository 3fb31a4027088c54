import { isMap, isScalar, parseDocument } from 'yaml'
import { type Stretch, wordAt } from './stretch.ts'

/**
 * The word at a line and column of a text that stands in a file as a block (`cedar: |`): lines are counted from its
 * first one that is not empty. Undefined where the text stands there in another way.
 */
export function locateInBlock(
  source: string,
  key: string,
  line: number,
  column: number,
): Stretch | undefined {
  const { contents } = parseDocument(source, { version: '1.2' })
  const node = isMap(contents) ? contents.get(key, true) : undefined
  if (!isScalar(node) || node.type !== 'BLOCK_LITERAL' || !node.range) return undefined
  const [from, to] = node.range
  const begin = source.indexOf('\n', from) + 1
  const rows = source.slice(begin, to).split('\n')
  const first = rows.findIndex((row) => row.trim() !== '')
  const indent = rows[first]?.search(/\S/) ?? 0
  const before = rows.slice(0, first + line - 1).reduce((sum, row) => sum + row.length + 1, 0)
  return wordAt(source, begin + before + indent + column - 1)
}
