import {
  type ErrorKind,
  type ErrorLabel,
  hashOf,
  type Random,
  randomOf,
} from '@motlan/registry-kit/country'
import type { CountryPlan } from '../plan.ts'

/** Puts errors in at a rate and writes down each of them. */
export interface ErrorLog {
  /** Whether a subject is struck in a registry; then with the numbers that decide how. */
  readonly strikes: (
    kind: ErrorKind,
    registry: ErrorLabel['registry'],
    subject: string,
    rate: Rate,
  ) => Random | undefined
  readonly label: (label: ErrorLabel) => void
  readonly labels: readonly ErrorLabel[]
}

/** So many of so many. */
export type Rate = readonly [count: number, outOf: number]

/** How often each error occurs among what it can happen to (domain.md 7.5). */
export const errorRates = {
  /** Of insured people. */
  PERSON_MISMATCH: [77, 10_000],
  /** Of parcels. */
  OWNER_UNVERIFIED: [615, 1000],
  /** Of unverified parcels whose users all have an old identity number: a quarter of the unverified. */
  CMND_ONLY: [32, 100],
  /** Of addresses in land and tax records. */
  OLD_ADDRESS: [20, 100],
  /** Of adults with a parent or spouse on record. */
  LINK_MISSING: [3, 100],
  /** Of people in the insurance, and of individuals in the tax registry. */
  DUPLICATE_PERSON: [2, 1000],
  /** Of names in insurance, land and tax records. */
  NAME_DAMAGED: [1, 100],
  /** Of commune codes in land and tax records that begin with a zero. */
  ZERO_LOST: [5, 1000],
  /** Of the dead on record in insurance and in tax: about 0.1 % of all people. */
  STATUS_STALE: [32, 1000],
} as const satisfies Record<ErrorKind, Rate>

/** The errors of one block. */
export function errorLog({ seed, errors }: Pick<CountryPlan, 'seed' | 'errors'>): ErrorLog {
  const labels: ErrorLabel[] = []
  return {
    strikes: (kind, registry, subject, [count, outOf]) => {
      if (!errors) return undefined
      // A decision of its own for every subject: a country without errors is the same country.
      const hash = hashOf(seed, kind, registry, subject)
      return Math.floor((hash * outOf) / 4294967296) < count ? randomOf(hash) : undefined
    },
    label: (label) => {
      labels.push(label)
    },
    labels,
  }
}
