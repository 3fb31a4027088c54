import type { CompiledPolicy } from './compile-policy.ts'
import { type NearMiss, nearMisses } from './near-miss.ts'
import type { Ask, Grounds } from './policy.ts'
import type { RuleLevel } from './rule.ts'

/** Why one attribute is permitted or refused, and what would have to be different. For policy teams: who asks gets no more than a refusal. */
export interface Explanation {
  readonly attribute: string
  /** `depends` where facts that were not looked up would decide. */
  readonly verdict: 'permitted' | 'refused' | 'depends'
  /** What decides: the level of the deciding rules, or nothing at all. */
  readonly level: RuleLevel | 'default'
  /** The rules that decide, by id, strongest first. */
  readonly deciding: readonly string[]
  readonly grounds?: Grounds
  /** The facts that would settle it. */
  readonly needs: readonly string[]
  /** The rules that come nearest to permitting it, the smallest change first. */
  readonly nearest: readonly NearMiss[]
}

/** Near misses that are worth reading. */
const shown = 5

/** Explains the decision about one attribute. */
export function explain(policy: CompiledPolicy, ask: Ask, attribute: string): Explanation {
  const { certain, possible, needs } = policy.settle(ask)
  const grounds = certain.permitted.get(attribute)
  const deciding = certain.deciding(attribute)
  const [strongest] = deciding
  const level = policy.rules.find(({ id }) => id === strongest)?.level ?? 'default'
  return {
    attribute,
    verdict: grounds ? 'permitted' : possible.has(attribute) ? 'depends' : 'refused',
    level,
    deciding,
    ...(grounds && { grounds }),
    needs: needs([attribute]),
    nearest: grounds ? [] : nearMisses(policy, ask, attribute).slice(0, shown),
  }
}
