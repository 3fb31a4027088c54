import { type Hash, textHash } from '../tree/hash.ts'

/** A text that many entries share: stored once, and named by its hash. */
export interface Clause {
  readonly hash: Hash
  readonly text: string
}

/** A clause from its text. */
export function clauseOf(text: string): Clause {
  return { hash: textHash(text), text }
}

/** Lines that left, or were withheld, together: each once and sorted, so that equal sets are one clause in every gateway. */
export interface LineSet extends Clause {
  readonly count: number
  /** Where each line that was named stands in the set, in the order in which they were named. */
  readonly places: readonly number[]
}

/** What has been named so far, in the order in which it was named. */
export interface Path {
  readonly line: readonly string[] | undefined
  readonly before: Path | undefined
  /** Where it went on the last time; the same look-up mostly goes on the same way. */
  latest: Path | undefined
  /** Every other way it went on. */
  readonly others: Map<string, Path>
  set: LineSet | undefined
}

/** A tree of the orders in which lines have been named, so that what comes again and again is only compared. */
export interface PathTree {
  readonly root: () => Path
  readonly next: (path: Path, ...line: readonly string[]) => Path
}

/** Remembers about `limit` lines and starts again when it is full. */
export function pathTree(limit: number): PathTree {
  let root = pathAfter(undefined, undefined)
  let size = 0

  function next(path: Path, ...line: readonly string[]): Path {
    const { latest } = path
    if (latest && sameLine(latest.line, line)) return latest
    const key = JSON.stringify(line)
    let found = path.others.get(key)
    if (!found) {
      found = pathAfter(path, line)
      path.others.set(key, found)
      size++
    }
    path.latest = found
    return found
  }

  return {
    root: () => {
      if (size >= limit) {
        root = pathAfter(undefined, undefined)
        size = 0
      }
      return root
    },
    next,
  }
}

/** The set at the end of a path: whatever order and however often the lines were named, each once. */
export function setAt(path: Path): LineSet {
  path.set ??= makeSet(path)
  return path.set
}

function pathAfter(before: Path | undefined, line: readonly string[] | undefined): Path {
  return { line, before, latest: undefined, others: new Map(), set: undefined }
}

function sameLine(known: readonly string[] | undefined, line: readonly string[]): boolean {
  if (known?.length !== line.length) return false
  for (let index = 0; index < line.length; index++) if (known[index] !== line[index]) return false
  return true
}

function makeSet(end: Path): LineSet {
  const named: string[] = []
  for (let path: Path | undefined = end; path; path = path.before) {
    if (path.line) named.unshift(JSON.stringify(path.line))
  }
  const lines = [...new Set(named)].sort()
  const placeOf = new Map(lines.map((line, index) => [line, index]))
  return {
    ...clauseOf(`[${lines.join(',')}]`),
    count: lines.length,
    places: named.map((line) => placeOf.get(line) ?? 0),
  }
}
