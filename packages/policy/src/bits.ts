/** A set of small numbers, one bit each. */
export type Bits = Uint32Array

/** An empty set for numbers below `size`. */
export function noBits(size: number): Bits {
  return new Uint32Array(Math.max(1, Math.ceil(size / 32)))
}

/** The set of these numbers. */
export function bitsOf(size: number, members: Iterable<number>): Bits {
  const bits = noBits(size)
  for (const member of members) setBit(bits, member)
  return bits
}

/** The set of every number below `size`. */
export function allBits(size: number): Bits {
  const bits = noBits(size)
  for (let member = 0; member < size; member++) setBit(bits, member)
  return bits
}

export function setBit(bits: Bits, member: number): void {
  const word = member >>> 5
  bits[word] = (bits[word] ?? 0) | (1 << (member & 31))
}

/** A negative number is in no set. */
export function hasBit(bits: Bits, member: number): boolean {
  return member >= 0 && (((bits[member >>> 5] ?? 0) >>> (member & 31)) & 1) === 1
}

/** Adds the members of another set of the same size. */
export function addBits(to: Bits, from: Bits): void {
  for (let word = 0; word < to.length; word++) to[word] = (to[word] ?? 0) | (from[word] ?? 0)
}

/** The members of the first set that are not in the second. */
export function without(bits: Bits, taken: Bits): Bits {
  return bits.map((word, at) => word & ~(taken[at] ?? 0))
}

/** The members both sets have. */
export function both(one: Bits, other: Bits): Bits {
  return one.map((word, at) => word & (other[at] ?? 0))
}

export function isEmpty(bits: Bits): boolean {
  return bits.every((word) => word === 0)
}

export function overlaps(one: Bits, other: Bits): boolean {
  return one.some((word, at) => (word & (other[at] ?? 0)) !== 0)
}

/** The members of a set, from the smallest to the largest. */
export function membersOf(bits: Bits): readonly number[] {
  const members: number[] = []
  for (let at = 0; at < bits.length; at++) {
    for (let word = bits[at] ?? 0; word !== 0; word &= word - 1) {
      members.push(at * 32 + 31 - Math.clz32(word & -word))
    }
  }
  return members
}
