import { isMap, isScalar, isSeq, parseDocument, type YAMLSeq } from 'yaml'

/** What is left of one grant. */
export interface NarrowedGrant {
  readonly id: string
  readonly attributes: readonly string[]
  readonly relations: readonly string[]
}

/**
 * The text of an agreement with these grants made narrower, and every other letter as it was. A grant of which nothing
 * is left stays as it is: whoever deletes a row does it knowingly.
 */
export function narrowGrants(source: string, narrowed: readonly NarrowedGrant[]): string {
  const document = parseDocument(source, { version: '1.2' })
  const grants = document.get('grants')
  if (!isSeq(grants)) return source
  const edits = grants.items.flatMap((row) => {
    const wanted = isMap(row) ? narrowed.find(({ id }) => id === row.get('id')) : undefined
    if (!isMap(row) || !wanted || wanted.attributes.length === 0) return []
    return (['attributes', 'relations'] as const).flatMap((key) => {
      const list = row.get(key)
      return isSeq(list) ? editOf(source, list, wanted[key]) : []
    })
  })
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, put }) => text.slice(0, from) + put + text.slice(to), source)
}

interface Edit {
  readonly from: number
  readonly to: number
  readonly put: string
}

function editOf(source: string, list: YAMLSeq, wanted: readonly string[]): readonly Edit[] {
  const now = list.items.map((item) => (isScalar(item) ? String(item.value) : ''))
  if (now.join() === wanted.join() || !list.range) return []
  const [from, to] = list.range
  if (list.flow) return [{ from, to, put: `[${wanted.join(', ')}]` }]
  const indent = ' '.repeat(from - source.lastIndexOf('\n', from - 1) - 1)
  return [
    {
      from,
      to,
      put:
        wanted.map((name) => `- ${name}`).join(`\n${indent}`) +
        (source[to - 1] === '\n' ? '\n' : ''),
    },
  ]
}
