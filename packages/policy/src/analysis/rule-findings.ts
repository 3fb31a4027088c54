import { hasBit } from '../bits.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import { truthOf } from '../condition.ts'
import { deciding, type HoldingRule } from '../holding-rules.ts'
import { type Cell, cellsOf, excludedPairs } from './cells.ts'
import { epochsOf } from './epochs.ts'
import { type Question, questionAt } from './question.ts'

/**
 * Something about a rule in force that its author may not have meant.
 * `dead`: no question satisfies it. `redundant`: every decision is the same without it; each rule is tested alone.
 * `shadowed`: a grant of which nothing is left, because something forbids all of it. `idle`: a prohibition of what nobody grants.
 * `overlap`: a grant of which something is forbidden.
 */
export interface RuleFinding {
  readonly kind: 'dead' | 'redundant' | 'shadowed' | 'idle' | 'overlap'
  readonly rule: string
  /** The rules that make it so, by id. */
  readonly by: readonly string[]
  /** For an overlap: where the two meet. */
  readonly witness?: Question
}

interface Seen {
  /** Whether some question satisfies it, whether some decision hangs on it, whether it grants something. */
  satisfied: boolean
  needed: boolean
  effective: boolean
  readonly by: Set<string>
  readonly against: Map<string, Question>
}

/** Everything worth knowing about the rules in force on a day, each tested over every possible question. */
export function ruleFindings(policy: CompiledPolicy, on: string): readonly RuleFinding[] {
  const { space, source } = policy
  const [epoch] = epochsOf(policy, { on })
  const rules = epoch?.rules ?? []
  const seen = new Map(rules.map(({ place }) => [place, newSeen()]))
  const excluded = excludedPairs(source.catalog.facts ?? [], space)
  for (const cell of cellsOf(rules, space, {}, {}, excluded)) {
    look(cell, seen, () => questionAt(cell.point, cell.attributes[0] ?? 0, on, space))
  }
  return rules.flatMap((holding) => {
    const found = seen.get(holding.place) ?? newSeen()
    return findingsOf(holding, found, satisfiable(holding, policy))
  })
}

function newSeen(): Seen {
  return { satisfied: false, needed: false, effective: false, by: new Set(), against: new Map() }
}

/** What one cell says about the rules that hold in it. */
function look(cell: Cell, seen: ReadonlyMap<number, Seen>, question: () => Question): void {
  const holding = deciding(cell.rules, cell.point)
  const grants = holding.filter(({ permits }) => permits)
  const against = holding.filter(({ permits }) => !permits)
  for (const each of holding) {
    const about = seen.get(each.place)
    if (!about) continue
    about.satisfied = true
    const others = each.permits ? grants : against
    const alone = others.length === 1
    if (each.permits) {
      if (against.length === 0) about.effective = true
      if (alone && against.length === 0) about.needed = true
      for (const { rule } of against) {
        about.by.add(rule.id)
        if (!about.against.has(rule.id)) about.against.set(rule.id, question())
      }
    } else {
      if (grants.length > 0) about.effective = true
      if (alone && grants.length > 0) about.needed = true
    }
    if (!alone) for (const { rule } of others) if (rule !== each.rule) about.by.add(rule.id)
  }
}

function findingsOf(
  { rule, permits }: HoldingRule,
  { satisfied, needed, effective, by, against }: Seen,
  possible: boolean,
): readonly RuleFinding[] {
  const found = (kind: RuleFinding['kind'], because: Iterable<string> = []) => ({
    kind,
    rule: rule.id,
    by: [...because].sort(),
  })
  if (!satisfied) return [found(permits || !possible ? 'dead' : 'idle')]
  if (!effective) return [permits ? found('shadowed', against.keys()) : found('idle')]
  if (!needed) return [found('redundant', by)]
  return [...against].map(([id, witness]) => ({ ...found('overlap', [id]), witness }))
}

/** Whether any question at all satisfies a rule: cells leave out what nobody grants. */
function satisfiable({ rule }: HoldingRule, policy: CompiledPolicy): boolean {
  const { space, source } = policy
  const alone: HoldingRule = {
    rule,
    permits: true,
    place: 0,
    grounds: { agreement: '', legalBasis: '' },
  }
  const excluded = excludedPairs(source.catalog.facts ?? [], space)
  for (const { point } of cellsOf([alone], space, { attributes: rule.attributes }, {}, excluded)) {
    if (hasBit(rule.agencies, point.agency) && truthOf(rule.conditions, point) === 2) return true
  }
  return false
}
