import type { AskedSubject } from '@motlan/ledger'
import type { Facts } from '@motlan/policy'
import { type FactParts, findFacts } from './find-facts.ts'
import type { Caller } from './identify.ts'
import type { PolicyInForce } from './policy-in-force.ts'
import { dayInVietNam } from './viet-nam-day.ts'

/** Facts about one subject that decide what somebody is told without having asked just now. */
interface FactsWanted extends AskedSubject {
  readonly subscriber: Pick<Caller, 'agency' | 'procedure' | 'purpose'>
  /** Ids of the catalogue. */
  readonly facts: readonly string[]
  readonly at: Date
}

/** Finds out facts in the ways that look-ups find them out; what cannot be found out is not in the answer. */
export type FindFactsAbout = (wanted: FactsWanted) => Promise<Facts>

/** Finds facts for whoever tells of changes. Only whether they hold goes further. */
export function factsAbout(
  policy: () => PolicyInForce,
  newId: () => string,
  parts: FactParts,
): FindFactsAbout {
  return async ({ subscriber, subject, subjectId, facts, at }) => {
    const [known = {}] = await findFacts(
      {
        requestId: newId(),
        caller: { ...subscriber, officer: 'change-desk' },
        policy: policy(),
        at,
        on: dayInVietNam(at),
        subjects: [{ subject, subjectId }],
        needs: () => facts,
        signal: AbortSignal.timeout(2 * parts.timeout),
      },
      parts,
    )
    return known
  }
}
