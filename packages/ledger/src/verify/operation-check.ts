import { version } from '../entry/entry-text.ts'
import { base64, fromBase64, type Hash } from '../tree/hash.ts'
import type { Fault } from './finding.ts'

/** What the text of an entry says that can be held against what stands around it. */
export interface OperationCheck {
  /** What is wrong with an entry; undefined where nothing is. A text that is absent says nothing. */
  readonly entry: (position: number, leaf: Hash, text: string | undefined) => Fault | undefined
  /** Whether the last operation is whole. */
  readonly isWhole: () => boolean
}

/** Keys that entries bring along: the key that signs from here on. */
export type KeyAnnounced = (position: number, key: string) => void

interface Awaited {
  readonly decision: string
  readonly subjects: number
  number: number
}

type Fields = Readonly<Record<string, unknown>>

/** Follows decisions and the disclosure entries that belong to them. `linesOf` is the number of lines of a clause. */
export function operationCheck(
  linesOf: (clause: string) => number | undefined,
  announced: KeyAnnounced,
): OperationCheck {
  let awaited: Awaited | undefined

  function decision(leaf: Hash, { who, withheld, subjects }: Fields): Fault | undefined {
    if (typeof subjects !== 'number' || typeof who !== 'string') return 'LINE_UNREADABLE'
    awaited = subjects > 0 ? { decision: base64(leaf), subjects, number: 0 } : undefined
    const clauses = [who, ...(typeof withheld === 'string' ? [withheld] : [])]
    return clauses.every((clause) => linesOf(clause) !== undefined) ? undefined : 'CLAUSE_MISSING'
  }

  function disclosure({ decision: named, number, what, values }: Fields): Fault | undefined {
    if (!awaited || awaited.decision !== named || number !== awaited.number + 1) {
      return 'OPERATION_BROKEN'
    }
    awaited.number++
    if (awaited.number === awaited.subjects) awaited = undefined
    if (typeof what !== 'string' || typeof values !== 'string') return 'LINE_UNREADABLE'
    const lines = linesOf(what)
    if (lines === undefined) return 'CLAUSE_MISSING'
    return fromBase64(values, lines * 32) === undefined ? 'OPERATION_BROKEN' : undefined
  }

  return {
    entry: (position, leaf, text) => {
      if (text === undefined) {
        // What is absent may be the rest of an operation: nothing can be said about it.
        awaited = undefined
        return undefined
      }
      const fields = fieldsIn(text)
      if (fields?.v !== version) return 'LINE_UNREADABLE'
      if (fields.position !== position) return 'TEXT_MISPLACED'
      if (fields.kind === 'disclosure') return disclosure(fields)
      const broken = awaited !== undefined
      awaited = undefined
      const fault = fields.kind === 'decision' ? decision(leaf, fields) : undefined
      if (typeof fields.key === 'string') announced(position, fields.key)
      return broken ? 'OPERATION_BROKEN' : fault
    },
    isWhole: () => awaited === undefined,
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
