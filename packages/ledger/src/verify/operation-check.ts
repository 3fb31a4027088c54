import { version } from '../entry/entry-text.ts'
import { hashesIn } from '../tree/growth.ts'
import { fromBase64, type Hash, textHash } from '../tree/hash.ts'
import type { Fault } from './finding.ts'

/** What the text of an entry says that can be held against what stands around it. */
export interface OperationCheck {
  /** What is wrong with an entry; undefined where nothing is. A text that is absent says nothing. */
  readonly entry: (position: number, text: string | undefined) => Fault | undefined
  /** What is wrong with a part of the last entry. */
  readonly part: (position: number, text: string) => Fault | undefined
  /** Where parts of the last entry are missing: its position. */
  readonly unfinished: () => number | undefined
}

/** Keys that entries bring along: the key that signs from here on. */
export type KeyAnnounced = (position: number, key: string) => void

interface Decision {
  readonly position: number
  readonly parts: readonly Hash[]
  seen: number
}

type Fields = Readonly<Record<string, unknown>>

/** Follows decisions and the parts that belong to them. `linesOf` is the number of lines of a clause. */
export function operationCheck(
  linesOf: (clause: string) => number | undefined,
  announced: KeyAnnounced,
): OperationCheck {
  let last: Decision | undefined

  function decision(
    position: number,
    { who, withheld, decided, parts }: Fields,
  ): Fault | undefined {
    const hashes = typeof parts === 'string' ? fromBase64(parts) : undefined
    if (hashes === undefined || hashes.length % 32 !== 0 || typeof who !== 'string') {
      return 'LINE_UNREADABLE'
    }
    last = { position, parts: hashesIn(hashes), seen: 0 }
    const clauses = [who, withheld, decided].filter((clause) => typeof clause === 'string')
    return clauses.every((clause) => linesOf(clause) !== undefined) ? undefined : 'CLAUSE_MISSING'
  }

  return {
    entry: (position, text) => {
      last = undefined
      if (text === undefined) return undefined
      const fields = fieldsIn(text)
      if (fields?.v !== version) return 'LINE_UNREADABLE'
      if (fields.position !== position) return 'TEXT_MISPLACED'
      if (typeof fields.key === 'string') announced(position, fields.key)
      return fields.kind === 'decision' ? decision(position, fields) : undefined
    },
    part: (position, text) => {
      // INVARIANT: a part counts where its decision names it, in the order in which it does.
      const isNext = last?.position === position && last.parts[last.seen] === textHash(text)
      if (!last || !isNext) return 'PART_ALTERED'
      last.seen++
      const { what, commitments } = fieldsIn(text) ?? {}
      const lines = typeof what === 'string' ? linesOf(what) : undefined
      if (lines === undefined) return 'CLAUSE_MISSING'
      const isWhole =
        typeof commitments === 'string' && fromBase64(commitments, (lines + 1) * 32) !== undefined
      return isWhole ? undefined : 'PART_ALTERED'
    },
    unfinished: () => (last && last.seen < last.parts.length ? last.position : undefined),
  }
}

function fieldsIn(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text)
    // Whatever is not an object has none of the fields that are asked for.
    return typeof value === 'object' && value !== null ? (value as Fields) : undefined
  } catch {
    return undefined
  }
}
