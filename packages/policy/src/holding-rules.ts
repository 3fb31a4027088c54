import { hasBit } from './bits.ts'
import { notKnown, type Point, truthOf } from './condition.ts'
import { basisOn, inForce } from './in-force.ts'
import type { Grounds } from './policy.ts'
import type { Rule } from './rule.ts'

/** A rule in force, with what it is cited with in the epoch. */
export interface HoldingRule {
  readonly rule: Rule
  readonly permits: boolean
  /** Its place among all rules: the order in which rules are cited. */
  readonly place: number
  readonly grounds: Grounds
}

/** The rules in force on a day. A grant needs a basis in force as well; a prohibition does not need one to forbid. */
export function holdingOn(rules: readonly Rule[], on: string): readonly HoldingRule[] {
  return rules.flatMap((rule, place) => {
    const { id: agreement, status, validity, bases } = rule.origin
    if (status !== 'in-force' || !inForce(validity, on)) return []
    const permits = rule.level === 'grant'
    const basis = basisOn(bases, on)
    if (permits && !basis) return []
    return [{ rule, permits, place, grounds: { agreement, legalBasis: basis?.id ?? '' } }]
  })
}

/** The rules among these that are not false of a question, as far as it is known. */
export function notFalse(rules: readonly HoldingRule[], point: Point): readonly HoldingRule[] {
  const { agency, aim, relation } = point
  return rules.filter(
    ({ rule }) =>
      // The sets answer for nearly all rules; conditions that join parts with `or` are asked themselves.
      (agency === notKnown || hasBit(rule.agencies, agency)) &&
      (aim === notKnown || hasBit(rule.aims, aim)) &&
      (relation === notKnown || hasBit(rule.relations, relation)) &&
      truthOf(rule.conditions, point) !== 0,
  )
}

/** The rules that decide a question: grants that are known to hold, and whatever forbids and is not known not to. */
export function deciding(rules: readonly HoldingRule[], point: Point): readonly HoldingRule[] {
  return rules.filter(({ rule, permits }) => {
    const truth = truthOf(rule.conditions, point)
    return permits ? truth === 2 : truth !== 0
  })
}
