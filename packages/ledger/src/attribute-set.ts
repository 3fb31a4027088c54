import { createHash } from 'node:crypto'

/** Lines that left, or were withheld, together; equal sets have equal ids, in every gateway. */
export interface AttributeSet {
  /** SHA-256 of the lines in order, as hexadecimal digits. */
  readonly id: string
  /** One line per attribute, its parts in the order of the columns. */
  readonly lines: readonly (readonly string[])[]
}

/** A character no part can hold: PostgreSQL stores no text with it. */
const between = '\0'
const lineEnd = '\0\0'

/** Sets met before, known by their text as it came. */
export interface SetMemo {
  readonly setOf: (text: string) => AttributeSet
}

/** The text of one line, to be joined with others to the text of a set. */
export function lineOf(...parts: readonly string[]): string {
  return parts.join(between) + lineEnd
}

/** Remembers up to `limit` sets, so that what is disclosed again and again is sorted and hashed once. */
export function setMemo(limit: number): SetMemo {
  const known = new Map<string, AttributeSet>()
  return {
    setOf: (text) => {
      const met = known.get(text)
      if (met) return met
      const set = makeSet(text)
      if (known.size >= limit) known.clear()
      known.set(text, set)
      return set
    },
  }
}

/** Whatever order and however often the attributes were named: sorted, each once. */
function makeSet(text: string): AttributeSet {
  const lines = [...new Set(text.split(lineEnd))].filter((line) => line !== '').sort()
  return {
    id: createHash('sha256').update(lines.join(lineEnd)).digest('hex'),
    lines: lines.map((line) => line.split(between)),
  }
}
