/** A map that forgets what was used longest ago once its contents weigh more than a bound. */
export interface BoundedMap<Value> {
  readonly get: (key: string) => Value | undefined
  readonly set: (key: string, value: Value, weight: number) => void
}

/** Makes a map whose entries weigh no more than `capacity` together. */
export function boundedMap<Value>(capacity: number): BoundedMap<Value> {
  const entries = new Map<string, { readonly value: Value; readonly weight: number }>()
  let total = 0
  const forget = (key: string): void => {
    total -= entries.get(key)?.weight ?? 0
    entries.delete(key)
  }
  return {
    get: (key) => {
      const entry = entries.get(key)
      if (!entry) return undefined
      // A Map keeps the order of insertion: what is put back last is forgotten last.
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    set: (key, value, weight) => {
      forget(key)
      entries.set(key, { value, weight })
      total += weight
      for (const oldest of entries.keys()) {
        if (total <= capacity || oldest === key) break
        forget(oldest)
      }
    },
  }
}
