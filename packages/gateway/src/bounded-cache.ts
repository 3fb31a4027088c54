/** A cache that forgets what was asked for longest ago, so that no caller can make it grow. */
export interface BoundedCache<Value> {
  readonly get: (key: string) => Value | undefined
  /** Remembers a value; `weight` counts towards the bound, one where nothing else is said. */
  readonly set: (key: string, value: Value, weight?: number) => void
}

/** Makes a cache whose values weigh no more than `capacity` together. */
export function boundedCache<Value>(capacity: number): BoundedCache<Value> {
  const entries = new Map<string, { readonly value: Value; readonly weight: number }>()
  let total = 0

  function forget(key: string): void {
    total -= entries.get(key)?.weight ?? 0
    entries.delete(key)
  }

  return {
    get(key) {
      const entry = entries.get(key)
      if (!entry) return undefined
      // A Map keeps the order of insertion: what is put back last is forgotten last.
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    set(key, value, weight = 1) {
      forget(key)
      if (weight > capacity) return
      entries.set(key, { value, weight })
      total += weight
      for (const oldest of entries.keys()) {
        if (total <= capacity) break
        forget(oldest)
      }
    },
  }
}
