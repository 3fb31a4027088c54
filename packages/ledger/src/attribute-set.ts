import { createHash } from 'node:crypto'

/** Lines that left, or were withheld, together; equal sets have equal ids, in every gateway. */
export interface AttributeSet {
  /** SHA-256 of the lines in order, as hexadecimal digits. */
  readonly id: string
  /** One line per attribute, its parts in the order of the columns, each line once and sorted. */
  readonly lines: readonly Line[]
}

/** Attribute, relation, and then agreement and legal basis, or the code of the refusal. */
type Line = readonly [string, string, string, string]

/** What has been named so far, in the order in which it was named. */
export interface Path {
  readonly line: Line | undefined
  readonly before: Path | undefined
  /** Where it went on the last time; the same look-up mostly goes on the same way. */
  latest: Path | undefined
  /** Every other way it went on. */
  readonly others: Map<string, Path>
  set: AttributeSet | undefined
}

/** A tree of the orders in which attributes have been named, so that what comes again and again is only compared. */
export interface PathTree {
  readonly root: () => Path
  readonly next: (path: Path, ...line: Line) => Path
}

/** Remembers about `limit` lines and starts again when it is full. */
export function pathTree(limit: number): PathTree {
  let root = pathAfter(undefined, undefined)
  let size = 0

  function next(path: Path, ...line: Line): Path {
    const { latest } = path
    if (latest && sameLine(latest.line, line)) return latest
    const key = textOf(line)
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

/** The set at the end of a path: whatever order and however often the attributes were named, each line once. */
export function setAt(path: Path): AttributeSet {
  path.set ??= makeSet(path)
  return path.set
}

function pathAfter(before: Path | undefined, line: Line | undefined): Path {
  return { line, before, latest: undefined, others: new Map(), set: undefined }
}

function sameLine(known: Line | undefined, [first, second, third, fourth]: Line): boolean {
  return (
    known !== undefined &&
    known[0] === first &&
    known[1] === second &&
    known[2] === third &&
    known[3] === fourth
  )
}

function makeSet(end: Path): AttributeSet {
  const lines = new Map<string, Line>()
  for (let path: Path | undefined = end; path; path = path.before) {
    if (path.line) lines.set(textOf(path.line), path.line)
  }
  const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1))
  const text = sorted.map(([line]) => line).join('\n')
  return {
    id: createHash('sha256').update(text).digest('hex'),
    lines: sorted.map(([, line]) => line),
  }
}

/** JSON, so that no two lines have one text. */
function textOf(line: Line): string {
  return JSON.stringify(line)
}
