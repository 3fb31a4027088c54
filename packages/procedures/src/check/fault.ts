import type { Policy } from '@motlan/policy'
import type { Dictionary } from '../dictionary.ts'
import type { Notice } from '../notice.ts'
import type { Procedure } from '../procedure.ts'

/** What a procedure is held against. */
export interface Known {
  readonly dictionary: Dictionary
  readonly notices: readonly Notice[]
  readonly policy: Pick<Policy, 'agencies' | 'procedures'>
  /** The day it has to stand on. */
  readonly on: string
}

/** Where in a file something is: `['fields', 3, 'from', 0, 'attribute']`. */
export type Place = readonly (string | number)[]

/** One thing that is wrong with a procedure. */
export interface ProcedureFault {
  /** A stable word: `attribute-unknown`, `re-ask`. */
  readonly kind: string
  readonly place: Place
  readonly reason: string
  readonly fix: string
}

/** One part of the check. */
export type Check = (procedure: Procedure, known: Known) => readonly ProcedureFault[]

/** Writes down what is wrong. */
export function fault(kind: string, place: Place, reason: string, fix: string): ProcedureFault {
  return { kind, place, reason, fix }
}
