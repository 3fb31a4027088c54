/** Whether a nonce comes for the first time. */
export type FirstUse = (nonce: string, expiresAt: number) => boolean

// At 30 seconds per grant this is more than 30,000 fetches a second in one process.
const keptAtMost = 1_000_000

/** Remembers nonces until their grants have expired; `now` is told in seconds. */
export function nonceStore(now: () => number, capacity = keptAtMost): FirstUse {
  const expiries = new Map<string, number>()
  return (nonce, expiresAt) => {
    // Grants expire nearly in the order they come in, so what has expired stands in front.
    for (const [oldest, until] of expiries) {
      if (until >= now()) break
      expiries.delete(oldest)
    }
    // INVARIANT: when full, refuse: a nonce forgotten before its time could be used again.
    if (expiries.has(nonce) || expiries.size >= capacity) return false
    expiries.set(nonce, expiresAt)
    return true
  }
}
