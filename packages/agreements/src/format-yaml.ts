import { Refusal } from '@motlan/kernel'
import { isMap, isPair, isScalar, parseDocument, visit, YAMLMap, YAMLSeq } from 'yaml'
import { yamlFaultText } from './issue-text.ts'

/** The order of keys that a reader expects; keys that are not here follow in the order in which they stand. */
const order = [
  ...['format', 'id', 'code', 'assumption', 'title', 'meaning', 'provider', 'consumer'],
  ...['legalBasis', 'owner', 'status', 'validity', 'reviewBy', 'grants', 'prohibitions', 'cedar'],
  ...['note', 'agencies', 'procedures', 'purposes', 'relations', 'sensitivities', 'attributes'],
  ...['require', 'when', 'except', 'unless'],
]

/** Lists of names that stand on one line; attributes stand one below the other, so that a change is a short diff. */
const oneLine = new Set(['agencies', 'procedures', 'purposes', 'relations', 'require', 'when'])

/** What is longer than this is broken into lines. */
const width = 100

/**
 * The same file, written the one way: composed letters, keys in order, procedure codes in quotation marks. Comments
 * stay where they are. Formatting what is formatted changes nothing.
 */
export function formatYaml(source: string, name: string): string {
  const document = parseDocument(source.normalize('NFC'), { version: '1.2' })
  const [fault] = document.errors
  if (fault) {
    const { line = 1, col = 1 } = fault.linePos?.[0] ?? {}
    throw new Refusal('AGREEMENT_INVALID', `${name}:${line}:${col}`, {
      reason: yamlFaultText(fault.message),
      fix: 'correct it first: what cannot be read cannot be formatted',
    })
  }
  const isAgreement = isMap(document.contents) && document.contents.has('format')
  // An anchor has to stand before what refers to it: where there is any, keys stay where they are.
  let anchored = false
  visit(document, {
    Alias: () => {
      anchored = true
    },
  })
  visit(document, {
    Map: (_key, map) => {
      if (isAgreement && !anchored) sortKeys(map)
      if (map.flow && JSON.stringify(map).length > width) map.flow = false
      padded(map, ' ')
    },
    Seq: (_key, seq, path) => {
      const short = JSON.stringify(seq).length <= width && seq.items.every(isPlain)
      if (isAgreement && short && oneLine.has(keyOf(path))) seq.flow = true
      padded(seq, '')
    },
    Scalar: (key, scalar) => {
      if (key !== 'key' && typeof scalar.value === 'string' && /^\d\.\d{6}$/.test(scalar.value)) {
        scalar.type = 'QUOTE_DOUBLE'
      }
    },
  })
  return document.toString({ lineWidth: 0, indent: 2, indentSeq: true })
}

function isPlain(node: unknown): boolean {
  return isScalar(node) && !node.comment && !node.commentBefore
}

/** `{ vi: a, en: b }` has spaces inside, `[a, b]` has none: the library only knows one of the two for both. */
function padded(collection: YAMLMap | YAMLSeq, flowCollectionPadding: string): void {
  const written = isMap(collection) ? YAMLMap.prototype.toString : YAMLSeq.prototype.toString
  collection.toString = (context, ...more) =>
    written.call(collection, context && { ...context, flowCollectionPadding }, ...more)
}

function sortKeys(map: YAMLMap): void {
  const rank = ({ key }: (typeof map.items)[number]) => {
    const at = order.indexOf(String(key))
    return at < 0 ? order.length : at
  }
  const [first] = map.items
  map.items.sort((a, b) => rank(a) - rank(b))
  const [now] = map.items
  // A comment above the first key is about the whole entry: it stays on top.
  if (first === now || !isScalar(first?.key) || !isScalar(now?.key)) return
  const top = [first.key.commentBefore, now.key.commentBefore].filter(Boolean)
  first.key.commentBefore = null
  now.key.commentBefore = top.length > 0 ? top.join('\n') : null
}

/** The key whose value a node is. */
function keyOf(path: readonly unknown[]): string {
  const parent = path.at(-1)
  return isPair(parent) ? String(parent.key) : ''
}
