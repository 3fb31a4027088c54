/** A memo that forgets. */
export interface BoundedMemo<Key, Value> {
  readonly get: (key: Key) => Value | undefined
  readonly set: (key: Key, value: Value) => void
  /** How many values it holds. */
  readonly size: () => number
}

/**
 * A memo of at most `limit` values, from which the ones not asked for longest go first. Two generations give that at
 * the price of one `Map.get` per hit.
 */
export function boundedMemo<Key, Value>(limit: number): BoundedMemo<Key, Value> {
  const half = Math.max(1, Math.ceil(limit / 2))
  let young = new Map<Key, Value>()
  let old = new Map<Key, Value>()

  function set(key: Key, value: Value): void {
    if (young.size >= half) {
      old = young
      young = new Map()
    }
    young.set(key, value)
  }

  return {
    get: (key) => {
      const known = young.get(key)
      if (known !== undefined) return known
      const aged = old.get(key)
      if (aged !== undefined) set(key, aged)
      return aged
    },
    set,
    size: () => young.size + old.size,
  }
}
