import type { MaritalStatus, Sex } from '@motlan/registry-kit/country'
import type { Day } from '../calendar.ts'
import type { Commune } from '../units/administrative-units.ts'

/** About a hundred people who live near each other, mostly marry among themselves and are of one people. */
export interface Hamlet {
  /** Numbered through the country. */
  readonly number: number
  readonly commune: Commune
  readonly ethnicity: string
  readonly homes: Home[]
}

/** A household on the way to its members. */
export interface Home {
  /** Numbered through the country. */
  readonly number: number
  /** Number of the hamlet. */
  readonly hamlet: number
  readonly commune: Commune
  readonly size: number
  readonly members: Draft[]
}

/** A wedding on the way to its record. */
export interface Wedding {
  readonly husband: Draft
  readonly wife: Draft
  /** Set when the children are known. */
  on: Day
  ended: { readonly reason: 'DIVORCE' | 'DEATH'; readonly on: Day } | null
}

/** A person in the making: each step of `block.ts` fills its part, `person.ts` turns it into facts. */
export interface Draft {
  /** Position in the block. */
  readonly number: number
  hamlet: Hamlet
  readonly sex: Sex
  readonly born: Day
  readonly died: Day | null
  marital: MaritalStatus
  /** The husband or wife; of the widowed the one who died, if recorded. */
  spouse: Draft | null
  wedding: Wedding | null
  formerWedding: Wedding | null
  mother: Draft | null
  father: Draft | null
  readonly children: Draft[]
  guardian: Draft | null
  home: Home | null
}
