/** A function of two objects that remembers what it gave for them, for as long as the first one is there. */
export function keptFor<One extends object, Other, Result>(
  work: (one: One, other: Other) => Result,
): (one: One, other: Other) => Result {
  const kept = new WeakMap<One, Map<Other, Result>>()
  return (one, other) => {
    const known = kept.get(one) ?? new Map<Other, Result>()
    kept.set(one, known)
    const before = known.get(other)
    if (before !== undefined) return before
    const result = work(one, other)
    known.set(other, result)
    return result
  }
}
