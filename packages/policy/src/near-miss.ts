import { hasBit } from './bits.ts'
import type { CompiledPolicy } from './compile-policy.ts'
import type { Condition, Point } from './condition.ts'
import { basisOn, inForce } from './in-force.ts'
import { pointOf } from './point.ts'
import type { Ask } from './policy.ts'
import type { Rule } from './rule.ts'
import type { Space } from './space.ts'

/** One thing that keeps a rule from permitting what was asked. */
export type Missing =
  | { readonly kind: 'status'; readonly status: string }
  | { readonly kind: 'validity'; readonly from: string; readonly until?: string }
  | { readonly kind: 'legal-basis'; readonly bases: readonly string[] }
  | { readonly kind: 'attribute'; readonly covered: readonly string[] }
  | { readonly kind: 'agency'; readonly accepted: readonly string[] }
  | {
      readonly kind: 'aim'
      readonly accepted: readonly { readonly procedure?: string; readonly purpose: string }[]
    }
  | { readonly kind: 'relation'; readonly accepted: readonly string[] }
  | {
      readonly kind: 'fact'
      readonly fact: string
      readonly outcome: boolean
      readonly known: boolean
    }
  | { readonly kind: 'condition'; readonly reads: readonly string[] }
  | { readonly kind: 'forbidden'; readonly by: readonly string[] }

/** A grant that would permit an attribute if these things were different. */
export interface NearMiss {
  readonly rule: string
  readonly missing: readonly Missing[]
}

/** How much there is to each kind of change: a fact may come true tomorrow, another attribute needs another grant. */
const weights: Readonly<Record<Missing['kind'], number>> = {
  fact: 1,
  condition: 2,
  relation: 2,
  aim: 2,
  'legal-basis': 3,
  validity: 3,
  status: 3,
  forbidden: 4,
  attribute: 5,
  agency: 6,
}

/** Every grant that does not permit an attribute and comes near it, the smallest change first. */
export function nearMisses(
  policy: CompiledPolicy,
  ask: Ask,
  attribute: string,
): readonly NearMiss[] {
  const { space, rules } = policy
  const at = space.attributes.at.get(attribute)
  if (at === undefined) return []
  const point = pointOf(ask, space)
  const forbidding = policy.decide(ask).deciding(attribute)
  const forbidden = rules.filter(({ id, level }) => level !== 'grant' && forbidding.includes(id))
  return rules
    .filter((rule) => rule.level === 'grant' && isNear(rule, attribute, at, space))
    .map((rule) => ({
      rule: rule.id,
      missing: [
        ...missingInForce(rule, ask.on),
        ...(hasBit(rule.attributes, at) ? [] : [coveredBy(rule, attribute, space)]),
        ...rule.conditions.flatMap((condition) => missingIn(condition, point, space)),
        ...(forbidden.length > 0
          ? [{ kind: 'forbidden' as const, by: forbidden.map(({ id }) => id) }]
          : []),
      ],
    }))
    .filter(({ missing }) => missing.length > 0)
    .sort((a, b) => weightOf(a) - weightOf(b) || (a.rule < b.rule ? -1 : 1))
}

function weightOf({ missing }: NearMiss): number {
  return missing.reduce((sum, { kind }) => sum + weights[kind], 0)
}

/** A rule about the attribute, or about one of its group. */
function isNear(rule: Rule, attribute: string, at: number, space: Space): boolean {
  if (hasBit(rule.attributes, at)) return true
  const stem = attribute.slice(0, attribute.lastIndexOf('.'))
  return (
    stem.includes('.') &&
    space.attributes.ids.some(
      (id, other) => id.startsWith(`${stem}.`) && hasBit(rule.attributes, other),
    )
  )
}

function coveredBy(rule: Rule, attribute: string, { attributes }: Space): Missing {
  const stem = attribute.slice(0, attribute.lastIndexOf('.'))
  const covered = attributes.ids.filter(
    (id, at) => id.startsWith(`${stem}.`) && hasBit(rule.attributes, at),
  )
  return { kind: 'attribute', covered }
}

function missingInForce({ origin }: Rule, on: string): readonly Missing[] {
  const { status, validity, bases } = origin
  return [
    ...(status === 'in-force' ? [] : [{ kind: 'status' as const, status }]),
    ...(inForce(validity, on) ? [] : [{ kind: 'validity' as const, ...validity }]),
    ...(basisOn(bases, on)
      ? []
      : [{ kind: 'legal-basis' as const, bases: bases.map(({ id }) => id) }]),
  ]
}

function missingIn(
  { reads, test }: Condition,
  point: Point,
  { agencies, aims, relations, facts }: Space,
): readonly Missing[] {
  if (test(point) === 2) return []
  const alone = reads.agency.length + reads.aim.length + reads.relation.length + reads.facts.length
  const [fact] = reads.facts
  if (alone === 1 && fact !== undefined) {
    const outcome = test({
      ...point,
      facts: point.facts.map((truth, at) => (at === fact ? 2 : truth)),
    })
    const known = point.facts[fact] !== 1
    return [{ kind: 'fact', fact: facts.ids[fact] ?? '', outcome: outcome === 2, known }]
  }
  const accepted = <Value>(values: readonly Value[], part: 'agency' | 'aim' | 'relation') =>
    values.filter((_, at) => test({ ...point, [part]: at }) === 2)
  if (alone === 1 && reads.agency.length > 0) {
    return [{ kind: 'agency', accepted: accepted(agencies.ids, 'agency') }]
  }
  if (alone === 1 && reads.aim.length > 0) return [{ kind: 'aim', accepted: accepted(aims, 'aim') }]
  if (alone === 1) return [{ kind: 'relation', accepted: accepted(relations.ids, 'relation') }]
  const parts = (['agency', 'aim', 'relation'] as const).filter((part) => reads[part].length > 0)
  return [{ kind: 'condition', reads: [...parts, ...reads.facts.map((at) => facts.ids[at] ?? '')] }]
}
