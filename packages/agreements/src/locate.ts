import { isMap, isNode, isScalar, isSeq, type Node, parseDocument } from 'yaml'
import { type Stretch, wordAt } from './stretch.ts'

/** Finds places in one text, which is read once however many of them are looked for. */
export type Locate = (place: string, value?: string) => Stretch

/**
 * The stretch of a YAML text at a place such as `grants.income.attributes`, where lists are walked by the id of their
 * entries. With a value, the value itself below that place. The nearest part around it where there is none.
 */
export function locateIn(source: string): Locate {
  const root = parseDocument(source, { version: '1.2' }).contents
  return (place, value) => {
    if (root === null) return { offset: 0, length: 1 }
    const found = walk(root, place, offsetOf(root))
    const exact = value === undefined ? undefined : scalarIn(found.node, value)
    return wordAt(source, exact === undefined ? found.offset : offsetOf(exact))
  }
}

interface Found {
  readonly node: Node
  /** Where a reader looks for it: at its key, where it has one. */
  readonly offset: number
}

function walk(node: Node, place: string, offset: number): Found {
  if (place === '') return { node, offset }
  const [, index, beyond = ''] = /^\[(\d+)\]\.?(.*)$/s.exec(place) ?? []
  if (isSeq(node)) {
    for (const [at, item] of node.items.entries()) {
      if (!isNode(item)) continue
      const rest =
        index === undefined ? afterId(item, place) : Number(index) === at ? beyond : undefined
      if (rest !== undefined) return walk(item, rest, offsetOf(item))
    }
  }
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const rest = isNode(key) ? after(String(key), place) : undefined
      if (rest !== undefined && isNode(key)) {
        return isNode(value)
          ? walk(value, rest, offsetOf(key))
          : { node: key, offset: offsetOf(key) }
      }
    }
  }
  return { node, offset }
}

/** What is left of a place below an entry of a list, where it names this entry. */
function afterId(item: Node, place: string): string | undefined {
  if (!isMap(item)) return undefined
  const id = item.get('id') ?? item.get('code')
  return id === undefined ? undefined : after(String(id), place)
}

function after(name: string, place: string): string | undefined {
  if (place === name) return ''
  if (place.startsWith(`${name}.`)) return place.slice(name.length + 1)
  return place.startsWith(`${name}[`) ? place.slice(name.length) : undefined
}

function scalarIn(node: Node, value: string): Node | undefined {
  if (isScalar(node)) return String(node.value) === value ? node : undefined
  if (isSeq(node)) return firstIn(node.items, value)
  if (isMap(node))
    return firstIn(
      node.items.map((pair) => pair.value),
      value,
    )
  return undefined
}

function firstIn(items: readonly unknown[], value: string): Node | undefined {
  for (const item of items) {
    const found = isNode(item) ? scalarIn(item, value) : undefined
    if (found) return found
  }
  return undefined
}

function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0
}
