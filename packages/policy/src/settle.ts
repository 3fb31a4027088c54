import { hasBit, membersOf } from './bits.ts'
import type { Point, Truth } from './condition.ts'
import { truthOf } from './condition.ts'
import type { HoldingRule } from './holding-rules.ts'
import type { Facts, Settlement } from './policy.ts'
import { type Context, truthOfFact } from './row-store.ts'
import type { Space } from './space.ts'

/** Facts of one group of attributes whose outcomes are tried one by one; with more, all of them count as needed. */
const factsTried = 10

const settledWithoutFacts = new WeakMap<Context, Settlement>()

/** Says what is certain, what is possible, and which facts would settle the rest. */
export function settle(context: Context, given: Facts | undefined, space: Space): Settlement {
  if (given !== undefined) return settledWith(context, given, space)
  const known = settledWithoutFacts.get(context)
  if (known) return known
  const settlement = settledWith(context, given, space)
  settledWithoutFacts.set(context, settlement)
  return settlement
}

function settledWith(context: Context, given: Facts | undefined, space: Space): Settlement {
  const certain = context.row(given)
  const facts = new Uint8Array(space.facts.ids.length).fill(1)
  for (const at of context.facts) facts[at] = truthOfFact(given, space.facts.ids[at] ?? '')
  const point = { agency: context.agency, aim: context.aim, relation: context.relation, facts }
  const open = openGroups(context, point, certain.allow)
  const possible = new Set(certain.permitted.keys())
  const needed = new Map<string, readonly number[]>()
  for (const { attributes, rules } of open) {
    const outcome = outcomesOf(rules, point)
    if (!outcome.possible) continue
    for (const at of attributes) {
      const name = space.attributes.ids[at] ?? ''
      possible.add(name)
      needed.set(name, outcome.needs)
    }
  }
  return {
    certain,
    possible,
    needs: (attributes) => {
      const all = new Set<number>()
      for (const name of attributes) for (const at of needed.get(name) ?? []) all.add(at)
      return [...all].sort((a, b) => a - b).map((at) => space.facts.ids[at] ?? '')
    },
  }
}

interface OpenGroup {
  readonly attributes: readonly number[]
  readonly rules: readonly HoldingRule[]
}

/** The attributes that some rule may grant and that are not certain, by the rules that cover them. */
function openGroups(context: Context, point: Point, certain: Uint32Array): readonly OpenGroup[] {
  const rules = context.rules.filter(({ rule }) => truthOf(rule.conditions, point) !== 0)
  const groups = new Map<string, { attributes: number[]; rules: readonly HoldingRule[] }>()
  const granted = new Set(
    rules.filter(({ permits }) => permits).flatMap(({ rule }) => membersOf(rule.attributes)),
  )
  for (const at of granted) {
    if (hasBit(certain, at)) continue
    const covering = rules.filter(({ rule }) => hasBit(rule.attributes, at))
    const key = covering.map(({ place }) => place).join()
    const group = groups.get(key) ?? { attributes: [], rules: covering }
    group.attributes.push(at)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** Tries every outcome of the facts that the rules read and that are not known. */
function outcomesOf(
  rules: readonly HoldingRule[],
  point: Point,
): { readonly possible: boolean; readonly needs: readonly number[] } {
  const read = new Set(
    rules.flatMap(({ rule }) => rule.conditions.flatMap(({ reads }) => reads.facts)),
  )
  const unknown = [...read].filter((at) => point.facts[at] === 1)
  if (unknown.length > factsTried) return { possible: mayBePermitted(rules, point), needs: unknown }
  const answers = Array.from({ length: 1 << unknown.length }, (_, outcome) => {
    const facts = point.facts.slice()
    for (const [bit, at] of unknown.entries()) facts[at] = (outcome >>> bit) & 1 ? 2 : 0
    return mayBePermitted(rules, { ...point, facts })
  })
  const changing = unknown.filter((_, bit) =>
    answers.some((answer, outcome) => answer !== answers[outcome ^ (1 << bit)]),
  )
  return {
    possible: answers.includes(true),
    // Permitted whatever they are, and yet on the grounds of no rule that is known to hold: any of them may tell which.
    needs: changing.length > 0 ? changing : unknown,
  }
}

function mayBePermitted(rules: readonly HoldingRule[], point: Point): boolean {
  let permitted = false
  for (const { rule, permits } of rules) {
    const truth: Truth = truthOf(rule.conditions, point)
    if (permits && truth !== 0) permitted = true
    if (!permits && truth === 2) return false
  }
  return permitted
}
