import type { Hash } from './hash.ts'
import { subtree } from './range.ts'

/** Hashes per tile, at every level. */
export const tileWidth = 256

const hashLength = 32

/**
 * How far a tree has grown: for every level of tiles the hashes of the tile that is not full yet, one after the other.
 * That is all it takes to go on, however large the tree is.
 */
export interface Growth {
  readonly size: number
  readonly edges: readonly string[]
}

/** 256 hashes that will never change: of leaves at level 0, of tiles of the level below above that. */
export interface Tile {
  readonly level: number
  readonly index: number
  readonly hashes: string
  readonly root: Hash
}

/** A tree without entries. */
export const ungrown: Growth = { size: 0, edges: [] }

/** A tree with more leaves, and the tiles that became full. The tree before stays as it is. */
export function grow(
  { size, edges }: Growth,
  leaves: readonly Hash[],
): { readonly growth: Growth; readonly tiles: readonly Tile[] } {
  const open = [...edges]
  const tiles: Tile[] = []
  let grown = size
  for (const leaf of leaves) {
    grown++
    let next: Hash | undefined = leaf
    for (let level = 0; next !== undefined; level++) {
      const hashes: string = (open[level] ?? '') + next
      if (hashes.length < tileWidth * hashLength) {
        open[level] = hashes
        break
      }
      const root: Hash = subtree(hashesIn(hashes))
      tiles.push({ level, index: grown / tileWidth ** (level + 1) - 1, hashes, root })
      open[level] = ''
      next = root
    }
  }
  return { growth: { size: grown, edges: open }, tiles }
}

/** The root of a tree as far as it has grown. */
export function rootOf({ edges }: Growth): Hash {
  // Each edge stands left of everything below it, and counts as one hash more at the level above.
  const root = edges.reduce<Hash | undefined>(
    (below, hashes) =>
      hashes === '' && below !== undefined
        ? below
        : edgeRoot(below === undefined ? hashesIn(hashes) : [...hashesIn(hashes), below]),
    undefined,
  )
  return root ?? subtree([])
}

/** The hashes of a tile, or of a part of one. */
export function hashesIn(hashes: string): readonly Hash[] {
  const list: Hash[] = []
  for (let at = 0; at < hashes.length; at += hashLength)
    list.push(hashes.slice(at, at + hashLength))
  return list
}

function edgeRoot(hashes: readonly Hash[]): Hash | undefined {
  return hashes.length === 0 ? undefined : subtree(hashes)
}
