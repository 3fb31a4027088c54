import { Refusal } from '@motlan/kernel'

/** A stream of numbers that is the same on every machine: 32-bit integer arithmetic only, no clock, no platform function. */
export interface Random {
  /** The next 32 bits, 0 to 4294967295. */
  readonly next: () => number
  /** A whole number from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number
  /** True in `count` of `outOf` cases: `chance(77, 10_000)` is 0.77 %. */
  readonly chance: (count: number, outOf: number) => boolean
  readonly pick: <Item>(list: readonly Item[]) => Item
}

/** The stream that belongs to a seed and a path of keys: `randomOf(block.seed, 'insurance', person.citizenId)`. */
export function randomOf(seed: number, ...keys: readonly (string | number)[]): Random {
  const hash = hashOf(seed, ...keys)
  return sfc32(hash, mix(hash + 0x9e3779b9), mix(hash ^ 0x85ebca6b))
}

/** One 32-bit number for a seed and a path of keys: a single decision does not need a stream. */
export function hashOf(seed: number, ...keys: readonly (string | number)[]): number {
  let hash = mix(seed | 0)
  for (const key of keys) hash = typeof key === 'number' ? mix(hash ^ key) : hashText(hash, key)
  return hash >>> 0
}

/** Small fast counter: 128 bits of state, period at least 2^32 for every start. */
function sfc32(first: number, second: number, third: number): Random {
  let a = first
  let b = second
  let c = third
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11) | 0) + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 6; round++) next()
  // A product below 2^53 and a division by a power of two are exact in every IEEE 754 implementation.
  const below = (limit: number) => Math.floor((next() * limit) / 4294967296)
  return {
    next,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (count, outOf) => below(outOf) < count,
    pick: (list) => {
      const item = list[below(list.length)]
      if (item === undefined)
        throw new Refusal('INTERNAL', 'random', { reason: 'there is nothing to pick from' })
      return item
    },
  }
}

function hashText(start: number, text: string): number {
  let hash = start
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return mix(hash)
}

/** The 32-bit finaliser of MurmurHash 3: every input bit reaches every output bit. */
function mix(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}
