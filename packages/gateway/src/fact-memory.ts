import type { AskedSubject } from '@motlan/ledger'
import type { Fact } from '@motlan/policy'
import { boundedCache } from './bounded-cache.ts'

/** Outcomes of facts that may be used again. */
export interface FactMemory {
  /** The outcome that is still young enough at this moment. */
  readonly recall: (
    fact: Fact,
    subject: AskedSubject,
    asker: string,
    at: Date,
  ) => boolean | undefined
  /** Keeps an outcome that was true at this moment, where the catalogue lets it be used again at all. */
  readonly keep: (
    fact: Fact,
    subject: AskedSubject,
    asker: string,
    found: { readonly outcome: boolean; readonly at: Date },
  ) => void
}

interface Remembered {
  readonly outcome: boolean
  readonly at: number
}

/** Outcomes kept at a time: some ten megabytes. */
const kept = 50_000

/** Remembers outcomes, each as long as the catalogue allows; `asker` is everything else the outcome depends on. */
export function factMemory(): FactMemory {
  const known = boundedCache<Remembered>(kept)
  return {
    recall: (fact, subject, asker, at) => {
      const longest = maxAgeOf(fact)
      if (longest === 0) return undefined
      const remembered = known.get(keyOf(fact, subject, asker))
      const age = remembered ? at.getTime() - remembered.at : undefined
      return age !== undefined && age < longest ? remembered?.outcome : undefined
    },
    keep: (fact, subject, asker, { outcome, at }) => {
      if (maxAgeOf(fact) > 0) known.set(keyOf(fact, subject, asker), { outcome, at: at.getTime() })
    },
  }
}

function keyOf({ id }: Fact, { subject, subjectId }: AskedSubject, asker: string): string {
  return `${id} ${subject} ${subjectId} ${asker}`
}

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** In milliseconds. What is no length of time is none at all. */
function maxAgeOf({ maxAge }: Fact): number {
  const [, count = '', unit = ''] = /^(\d+)([smhd])$/.exec(maxAge) ?? []
  return Number(count) * (units[unit] ?? 0)
}
