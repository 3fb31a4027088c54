/**
 * A memo that forgets: at most `limit` values, the ones not asked for longest go first. Two generations give that
 * at the price of one `Map.get` per hit.
 */
export function boundedMemo<Value>(limit: number): (key: string, make: () => Value) => Value {
  const half = Math.max(1, Math.ceil(limit / 2))
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()
  return (key, make) => {
    const known = young.get(key)
    if (known !== undefined) return known
    const value = old.get(key) ?? make()
    if (young.size >= half) {
      old = young
      young = new Map()
    }
    young.set(key, value)
    return value
  }
}
