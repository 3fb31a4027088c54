import type pg from 'pg'
import { type Growth, hashesIn, tileWidth } from '../tree/growth.ts'
import { emptyRoot, type Hash } from '../tree/hash.ts'
import { type HashAt, hashesOf } from '../tree/proof.ts'
import { subtree } from '../tree/range.ts'
import { entriesIn } from './read-entries.ts'

/** The tree of one log, read from its tiles, and at the right edge from its entries. */
export interface StoredTree {
  /** The hashes of one tile as far as it is filled. */
  readonly tile: (level: number, index: number) => Promise<string>
  readonly hashAt: HashAt
  /** The root of the first `size` leaves. */
  readonly rootAt: (size: number) => Promise<Hash>
  /** What a writer needs to go on after `size` leaves; undefined where hashes are missing. */
  readonly growthAt: (size: number) => Promise<Growth | undefined>
}

/** Levels of nodes in one tile: 2^8 = 256. */
const depth = 8

/** Opens the tree of a log. What was read once is kept as long as the tree is used: for one proof, one page, one start. */
export function storedTree(client: pg.ClientBase, log: number): StoredTree {
  const tiles = new Map<string, Promise<string>>()

  function tile(level: number, index: number): Promise<string> {
    const key = `${level} ${index}`
    const known = tiles.get(key) ?? readTile(client, log, level, index)
    tiles.set(key, known)
    return known
  }

  const hashAt: HashAt = async ({ level, index }) => {
    const above = Math.floor(level / depth)
    const width = 2 ** (level % depth)
    const first = index * width
    const hashes = hashesIn(await tile(above, Math.floor(first / tileWidth)))
    const part = hashes.slice(first % tileWidth, (first % tileWidth) + width)
    return part.length === width ? subtree(part) : ''
  }

  return {
    tile,
    hashAt,
    rootAt: async (size) => (await hashesOf([{ begin: 0, end: size }], hashAt))[0] ?? emptyRoot,
    growthAt: async (size) => {
      const edges: string[] = []
      for (let level = 0; tileWidth ** level <= size; level++) {
        const count = Math.floor(size / tileWidth ** level) % tileWidth
        const hashes = await tile(level, Math.floor(size / tileWidth ** (level + 1)))
        edges.push(hashes.slice(0, count * 32))
        if (edges.at(-1)?.length !== count * 32) return undefined
      }
      return { size, edges }
    },
  }
}

async function readTile(
  client: pg.ClientBase,
  log: number,
  level: number,
  index: number,
): Promise<string> {
  const { rows } = await client.query<{ width: number; hashes: Buffer }>(
    'select width, hashes from tile where log = $1 and level = $2 and index = $3 order by width desc limit 1',
    [log, level, index],
  )
  const [{ width, hashes } = { width: 0, hashes: Buffer.alloc(0) }] = rows
  const known = hashes.toString('latin1')
  if (width === tileWidth) return known
  return level === 0
    ? known + (await leavesFrom(client, log, index * tileWidth + width, (index + 1) * tileWidth))
    : rootsBelow(client, log, level, index)
}

/** Leaf hashes of entries as far as they follow each other without a gap. */
async function leavesFrom(
  client: pg.ClientBase,
  log: number,
  from: number,
  until: number,
): Promise<string> {
  const entries = await entriesIn(client, log, from, until)
  const whole = entries.findIndex(({ position }, index) => position !== from + index)
  return entries
    .slice(0, whole < 0 ? entries.length : whole)
    .map(({ leaf }) => leaf)
    .join('')
}

async function rootsBelow(
  client: pg.ClientBase,
  log: number,
  level: number,
  index: number,
): Promise<string> {
  const { rows } = await client.query<{ root: Buffer }>(
    `select root from tile where log = $1 and level = $2 and index >= $3 and index < $4 and width = $5 order by index`,
    [log, level - 1, index * tileWidth, (index + 1) * tileWidth, tileWidth],
  )
  return rows.map(({ root }) => root.toString('latin1')).join('')
}
