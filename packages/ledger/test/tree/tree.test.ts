import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grow, hashesIn, rootOf, type Tile, tileWidth, ungrown } from '../../src/tree/growth.ts'
import { emptyRoot, type Hash, leafHash, nodeHash } from '../../src/tree/hash.ts'
import {
  consistencyRanges,
  type HashAt,
  hashesOf,
  inclusionRanges,
  isConsistent,
  rootFromInclusion,
} from '../../src/tree/proof.ts'
import { subtree } from '../../src/tree/range.ts'
import { naivePath, naiveProof, naiveRoot } from './naive-tree.ts'

const texts = (count: number) => Array.from({ length: count }, (_, index) => `entry ${index}`)
const latin1 = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('latin1'))

function grown(leaves: readonly string[]) {
  return grow(ungrown, leaves.map(leafHash))
}

/** Hashes of complete subtrees from all leaf hashes. */
function hashAtOf(leaves: readonly string[]): HashAt {
  const hashes = leaves.map(leafHash)
  return async ({ level, index }) =>
    subtree(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level))
}

const sizes = fc.oneof(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 250, max: 800 }))

describe('the root', () => {
  it('of nothing is the hash of nothing', () => {
    expect(rootOf(ungrown)).toBe(emptyRoot)
    expect(Buffer.from(emptyRoot, 'latin1').toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
  })

  it('is that of RFC 6962, however the entries were grouped on the way', () => {
    fc.assert(
      fc.property(sizes, fc.array(fc.integer({ min: 1, max: 300 })), (size, steps) => {
        const leaves = texts(size)
        let growth = ungrown
        let done = 0
        for (const step of [...steps, size]) {
          growth = grow(growth, leaves.slice(done, done + step).map(leafHash)).growth
          done = Math.min(size, done + step)
          expect(rootOf(growth)).toBe(naiveRoot(leaves.slice(0, done)).toString('latin1'))
        }
        expect(growth.size).toBe(size)
      }),
      { numRuns: 40 },
    )
  })

  it('of many entries is that of RFC 6962 over two levels of tiles', () => {
    const leaves = texts(tileWidth * tileWidth + tileWidth * 3 + 5)
    const { growth, tiles } = grown(leaves)
    expect(rootOf(growth)).toBe(naiveRoot(leaves).toString('latin1'))
    expect(tiles.filter(({ level }) => level === 1)).toHaveLength(1)
    expect(tiles.filter(({ level }) => level === 0).map(({ index }) => index)).toEqual(
      Array.from({ length: tileWidth + 3 }, (_, index) => index),
    )
  })

  it('does not change the tree it grew from', () => {
    const { growth } = grown(texts(300))
    const before = rootOf(growth)
    grow(growth, texts(500).map(leafHash))
    expect(rootOf(growth)).toBe(before)
  })
})

describe('a tile', () => {
  it('holds the hashes below it, and its own root', () => {
    const { tiles } = grown(texts(600))
    const [first, second] = tiles as [Tile, Tile] // 600 entries fill two.
    expect(hashesIn(first.hashes)).toEqual(texts(600).slice(0, 256).map(leafHash))
    expect(second.root).toBe(naiveRoot(texts(600).slice(256, 512)).toString('latin1'))
  })
})

describe('a proof', () => {
  it('of inclusion is that of RFC 6962, and leads to the root', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 }), fc.nat(), async (size, any) => {
        const leaves = texts(size)
        const index = any % size
        const path = await hashesOf(inclusionRanges(index, size), hashAtOf(leaves))
        expect(path).toEqual(latin1(naivePath(index, leaves)))
        const leaf = leafHash(leaves[index] ?? '')
        expect(rootFromInclusion(leaf, index, size, path)).toBe(
          naiveRoot(leaves).toString('latin1'),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('of inclusion leads nowhere else for another leaf, place, size or path', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 200 }), fc.nat(), fc.nat(), async (size, a, b) => {
        const leaves = texts(size)
        const [index, other] = [a % size, b % size]
        const root = naiveRoot(leaves).toString('latin1')
        const path = await hashesOf(inclusionRanges(index, size), hashAtOf(leaves))
        const leaf = leafHash(leaves[index] ?? '')
        expect(rootFromInclusion(leafHash('forged'), index, size, path)).not.toBe(root)
        if (other !== index) expect(rootFromInclusion(leaf, other, size, path)).not.toBe(root)
        expect(rootFromInclusion(leaf, index, size, path.slice(1))).not.toBe(root)
        expect(rootFromInclusion(leaf, index, size, [...path, root])).not.toBe(root)
        expect(rootFromInclusion(leaf, size, size, path)).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  })

  it('of consistency is that of RFC 6962, and holds for exactly the older tree', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), fc.nat(), async (size, any) => {
        const leaves = texts(size)
        const older = 1 + (any % size)
        const path = await hashesOf(consistencyRanges(older, size), hashAtOf(leaves))
        expect(path).toEqual(latin1(naiveProof(older, leaves)))
        const rootAt = (count: number) => naiveRoot(leaves.slice(0, count)).toString('latin1')
        const newer = { size, root: rootAt(size) }
        expect(isConsistent({ size: older, root: rootAt(older) }, newer, path)).toBe(true)
        const forged = { size: older, root: nodeHash(rootAt(older), rootAt(older)) }
        expect(isConsistent(forged, newer, path)).toBe(false)
        const forked = { size, root: nodeHash(newer.root, newer.root) }
        expect(isConsistent({ size: older, root: rootAt(older) }, forked, path)).toBe(false)
        expect(isConsistent(newer, { size: older, root: rootAt(older) }, path)).toBe(older === size)
      }),
      { numRuns: 60 },
    )
  })

  it('from nothing is empty and always holds', () => {
    const root: Hash = naiveRoot(texts(3)).toString('latin1')
    expect(consistencyRanges(0, 3)).toEqual([])
    expect(isConsistent({ size: 0, root: emptyRoot }, { size: 3, root }, [])).toBe(true)
    expect(isConsistent({ size: 0, root: emptyRoot }, { size: 3, root }, [root])).toBe(false)
  })
})
