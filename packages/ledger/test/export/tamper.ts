import type { KeyObject } from 'node:crypto'
import { checkpointIn, signCheckpoint } from '../../src/note/checkpoint.ts'
import { noteSigner } from '../../src/note/note-key.ts'
import { grow, rootOf, ungrown } from '../../src/tree/growth.ts'
import { base64, hashFrom, leafHash } from '../../src/tree/hash.ts'

/** One line of an export, as somebody who means ill reads it. */
export interface Line {
  readonly log?: number
  readonly position?: number
  readonly leaf?: string
  readonly entry?: string
  readonly part?: string
  readonly checkpoint?: string
  readonly row?: number
  readonly hash?: string
  readonly clause?: string
  readonly end?: { readonly lines: number; readonly logs: readonly { log: number; size: number }[] }
  readonly logs?: readonly { readonly log: number; readonly origin: string }[]
}

export const parsed = (lines: readonly string[]) => lines.map((line) => JSON.parse(line) as Line) // Written by our own export.
export const printed = (lines: readonly Line[]) => lines.map((line) => JSON.stringify(line))

/** Where an entry stands in the file. */
export function lineOf(lines: readonly Line[], log: number, position: number): number {
  return lines.findIndex(
    (line) => line.log === log && line.position === position && line.part === undefined,
  )
}

/** The line with a change. */
export function changed(
  lines: readonly Line[],
  at: number,
  change: (line: Line) => Line,
): readonly Line[] {
  return lines.map((line, index) => (index === at ? change(line) : line))
}

/** One character of a text becomes another. */
export function flipped(text: string, at: number): string {
  const index = at % text.length
  return text.slice(0, index) + (text[index] === '0' ? '1' : '0') + text.slice(index + 1)
}

/** The end line says again how many lines there are. */
export function recounted(lines: readonly Line[]): readonly Line[] {
  return lines.map((line, index) =>
    line.end ? { ...line, end: { ...line.end, lines: index } } : line,
  )
}

/** Positions counted anew, as if nothing had happened. */
export function renumbered(lines: readonly Line[], log: number): readonly Line[] {
  let position = 0
  const numbered = lines.map((line) => {
    if (line.log !== log || line.position === undefined) return line
    // Parts stand behind their entry.
    return { ...line, position: line.part === undefined ? position++ : position - 1 }
  })
  return recounted(
    numbered.map((line) =>
      line.end
        ? {
            end: {
              ...line.end,
              logs: line.end.logs.map((each) =>
                each.log === log ? { ...each, size: position } : each,
              ),
            },
          }
        : line,
    ),
  )
}

/** A text of our own, with the leaf hash it has. */
export function forged(line: Line, entry: string): Line {
  return { ...line, entry, leaf: base64(leafHash(entry)) }
}

/** Every hash, row and checkpoint of a log made to fit its entries, by somebody who has the key. */
export function resigned(lines: readonly Line[], log: number, key: KeyObject): readonly Line[] {
  const origin = lines[0]?.logs?.find((each) => each.log === log)?.origin ?? ''
  let growth = ungrown
  let previous: string | undefined
  let rowRoot = ''
  return lines.map((line) => {
    if (line.log !== log) return line
    if (line.position !== undefined && line.part === undefined) {
      const grown = grow(growth, [hashFrom(line.leaf) ?? ''])
      growth = grown.growth
      rowRoot = grown.tiles[0]?.root ?? rowRoot
      return line
    }
    if (line.row !== undefined) return { ...line, hash: base64(rowRoot) }
    const { checkpoint } = checkpointIn(line.checkpoint ?? '') ?? {}
    if (!checkpoint) return line
    const { previous: _before, ...kept } = checkpoint
    const note = signCheckpoint(
      { ...kept, root: rootOf(growth), ...(previous !== undefined && { previous }) },
      [noteSigner(origin, key)],
    )
    previous = checkpointIn(note)?.hash
    return { ...line, checkpoint: note }
  })
}
