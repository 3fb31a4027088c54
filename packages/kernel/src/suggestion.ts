/** The known name a misspelt one was probably meant to be, or undefined where nothing is near. */
export function didYouMean(given: string, known: Iterable<string>): string | undefined {
  const folded = given.toLowerCase()
  // A third of the letters may be wrong: more than that and a suggestion is a guess.
  let nearest = Math.max(1, Math.floor(given.length / 3)) + 1
  let suggestion: string | undefined
  for (const name of known) {
    const distance = editDistance(folded, name.toLowerCase(), nearest)
    if (distance < nearest) {
      nearest = distance
      suggestion = name
    }
  }
  return suggestion
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment), given up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + same,
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      }
      current.push(cost)
    }
    if (Math.min(...current) >= limit) return limit
    before = previous
    previous = current
  }
  return previous[b.length] ?? limit
}
