import { type Hash, nodeHash } from './hash.ts'
import { foldNodes, type LeafRange, nodesOf, type TreeNode } from './range.ts'

/** The hash of a complete subtree of one tree. */
export type HashAt = (node: TreeNode) => Promise<Hash>

/** The ranges whose hashes prove that leaf `index` is in the tree of the first `size` leaves: RFC 6962, 2.1.1. */
export function inclusionRanges(index: number, size: number): readonly LeafRange[] {
  const ranges: LeafRange[] = []
  let [begin, end] = [0, size]
  while (end - begin > 1) {
    const middle = begin + halfOf(end - begin)
    if (index < middle) {
      ranges.unshift({ begin: middle, end })
      end = middle
    } else {
      ranges.unshift({ begin, end: middle })
      begin = middle
    }
  }
  return ranges
}

/** The ranges whose hashes prove that the first `older` leaves begin the tree of the first `size`: RFC 6962, 2.1.2. */
export function consistencyRanges(older: number, size: number): readonly LeafRange[] {
  if (older === 0 || older >= size) return []
  const ranges: LeafRange[] = []
  let [begin, end] = [0, size]
  while (end !== older) {
    const middle = begin + halfOf(end - begin)
    if (older <= middle) {
      ranges.unshift({ begin: middle, end })
      end = middle
    } else {
      ranges.unshift({ begin, end: middle })
      begin = middle
    }
  }
  // The older root itself is known to whoever asks, unless the tree below it is a part of something larger.
  if (begin > 0) ranges.unshift({ begin, end })
  return ranges
}

/** The hashes of ranges, each made of the subtrees it consists of. One after the other: they may come over one connection. */
export async function hashesOf(
  ranges: readonly LeafRange[],
  hashAt: HashAt,
): Promise<readonly Hash[]> {
  const hashes: Hash[] = []
  for (const range of ranges) {
    const parts: Hash[] = []
    for (const node of nodesOf(range)) parts.push(await hashAt(node))
    hashes.push(foldNodes(parts))
  }
  return hashes
}

/** The root that a leaf and its path lead to; undefined where the path cannot be one. */
export function rootFromInclusion(
  leaf: Hash,
  index: number,
  size: number,
  path: readonly Hash[],
): Hash | undefined {
  if (index < 0 || index >= size) return undefined
  const ranges = inclusionRanges(index, size)
  if (ranges.length !== path.length) return undefined
  return path.reduce((hash, sibling, step) => {
    const isLeft = (ranges[step]?.end ?? 0) <= index
    return isLeft ? nodeHash(sibling, hash) : nodeHash(hash, sibling)
  }, leaf)
}

/** Whether a path proves that a tree begins with an older one. */
export function isConsistent(
  older: { readonly size: number; readonly root: Hash },
  newer: { readonly size: number; readonly root: Hash },
  path: readonly Hash[],
): boolean {
  if (older.size > newer.size) return false
  if (older.size === newer.size) return path.length === 0 && older.root === newer.root
  if (older.size === 0) return path.length === 0
  const ranges = consistencyRanges(older.size, newer.size)
  if (ranges.length !== path.length) return false
  const [first] = ranges
  const startsWithRoot = first === undefined || first.end !== older.size
  let oldRoot = startsWithRoot ? older.root : (path[0] ?? '')
  let newRoot = oldRoot
  for (let step = startsWithRoot ? 0 : 1; step < path.length; step++) {
    const sibling = path[step] ?? ''
    if ((ranges[step]?.end ?? 0) <= older.size) {
      oldRoot = nodeHash(sibling, oldRoot)
      newRoot = nodeHash(sibling, newRoot)
    } else {
      newRoot = nodeHash(newRoot, sibling)
    }
  }
  return oldRoot === older.root && newRoot === newer.root
}

/** The largest power of two below a number of leaves: where RFC 6962 divides a tree. */
function halfOf(leaves: number): number {
  let half = 1
  while (half * 2 < leaves) half *= 2
  return half
}
