import { addBits, noBits } from '../bits.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import { deciding, type HoldingRule, holdingOn } from '../holding-rules.ts'
import type { Rule } from '../rule.ts'
import { cellsOf, excludedPairs } from './cells.ts'
import { type Question, questionAt } from './question.ts'

/** One question that two sets of rules of one space decide differently on a day, or undefined where there is none. */
export function firstChange(
  before: readonly Rule[],
  after: readonly Rule[],
  { space, source }: CompiledPolicy,
  on: string,
  /** The only rules in which they differ. */
  apart: readonly Rule[],
): { readonly change: 'gained' | 'lost'; readonly question: Question } | undefined {
  const attributes = noBits(space.attributes.ids.length)
  const agencies = noBits(space.agencies.ids.length)
  for (const rule of apart) {
    addBits(attributes, rule.attributes)
    addBits(agencies, rule.agencies)
  }
  const all = [...new Set([...before, ...after])]
  const place = new Map(all.map((rule, index) => [rule, index]))
  const inBefore = new Set(before)
  const inAfter = new Set(after)
  const rules = holdingOn(all, on).map((each) => ({ ...each, place: place.get(each.rule) ?? 0 }))
  const excluded = excludedPairs(source.catalog.facts ?? [], space)
  for (const cell of cellsOf(rules, space, { attributes, agencies }, {}, excluded)) {
    const holding = deciding(cell.rules, cell.point)
    const is = permits(holding.filter(({ rule }) => inAfter.has(rule)))
    if (permits(holding.filter(({ rule }) => inBefore.has(rule))) === is) continue
    return {
      change: is ? 'gained' : 'lost',
      question: questionAt(cell.point, cell.attributes[0] ?? 0, on, space),
    }
  }
  return undefined
}

function permits(rules: readonly HoldingRule[]): boolean {
  return rules.length > 0 && rules.every((rule) => rule.permits)
}
