import type { Fact, Facts } from '@motlan/policy'
import type { DecidedAsk } from './decide.ts'
import type { PolicyInForce } from './policy-in-force.ts'

/** Law 91/2025/QH15 on personal data: the case in which the person concerned need not be told at once. */
const delaying = { law: '91/2025/QH15', article: '19.1.b' }

/** Days until they are told. An assumption: the law leaves the term to the authority that investigates. */
const delay = 180

/**
 * Whether what this agency asks for this purpose stands on the article that allows a delay. It counts for everything
 * asked on that ground, refusals included: an attempt betrays an investigation as much as an answer does.
 */
export function isSealed(
  policy: PolicyInForce,
  ask: DecidedAsk,
  relations: readonly string[],
): boolean {
  const delayed = new Set(
    [...policy.legalBases.values()]
      .filter(({ law, article }) => law === delaying.law && article === delaying.article)
      .map(({ id }) => id),
  )
  if (delayed.size === 0) return false
  return extremes(policy).some((facts) =>
    ['self', ...relations].some((relation) =>
      [...policy.decide({ ...ask, relation, facts }).permitted.values()].some(({ legalBasis }) =>
        delayed.has(legalBasis),
      ),
    ),
  )
}

/** Outcomes between which a grant holds if it ever does: whether it is sealed must not hang on what is true of anybody. */
function extremes({ factCatalog }: PolicyInForce): readonly Facts[] {
  const outcomes = (of: (fact: Fact) => boolean): Facts =>
    Object.fromEntries([...factCatalog].map(([id, fact]) => [id, of(fact)]))
  return [{}, outcomes(() => true), outcomes(({ tier }) => tier === 'request')]
}

/** Until when it stays sealed. */
export function sealedUntil(at: Date): Date {
  return new Date(at.getTime() + delay * 86_400_000)
}
