import { emptyRoot, type Hash, nodeHash } from './hash.ts'

/** Leaves from `begin` until before `end`. */
export interface LeafRange {
  readonly begin: number
  readonly end: number
}

/** A complete subtree: 2^level leaves, the first of them at `index` · 2^level. */
export interface TreeNode {
  readonly level: number
  readonly index: number
}

/** The complete subtrees that a range is made of, from left to right. The range begins where its largest subtree may. */
export function nodesOf({ begin, end }: LeafRange): readonly TreeNode[] {
  const nodes: TreeNode[] = []
  let from = begin
  while (from < end) {
    let level = 0
    let width = 1
    while (from % (width * 2) === 0 && from + width * 2 <= end) {
      level++
      width *= 2
    }
    nodes.push({ level, index: from / width })
    from += width
  }
  return nodes
}

/** The hash of a range from the hashes of its subtrees, from left to right. */
export function foldNodes(hashes: readonly Hash[]): Hash {
  return hashes.length === 0
    ? emptyRoot
    : hashes.reduceRight((right, left) => nodeHash(left, right))
}

/** The hash of neighbouring hashes of one level, whatever their number: `subtree(hashes)` of 256 leaves is their root. */
export function subtree(hashes: readonly Hash[]): Hash {
  let level = hashes
  while (level.length > 1) {
    const next: Hash[] = []
    for (let index = 0; index < level.length; index += 2) {
      const left = level[index] ?? ''
      const right = level[index + 1]
      // A node without a sibling goes up as it is: what RFC 6962 does at the right edge.
      next.push(right === undefined ? left : nodeHash(left, right))
    }
    level = next
  }
  return level[0] ?? emptyRoot
}
