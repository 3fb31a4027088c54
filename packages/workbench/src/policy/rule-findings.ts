import type { CompiledPolicy } from '@motlan/policy'
import { type RuleFinding, ruleFindings } from '@motlan/policy/analysis'
import type { Finding } from './finding.ts'
import type { Show } from './places-in-texts.ts'

/** What the rules in force do to each other, at the row of each. */
export function findingsOfRules(
  policy: CompiledPolicy,
  show: Show,
  on: string,
): readonly Finding[] {
  return ruleFindings(policy, on).map(({ kind, rule, by }) => {
    const found = policy.rules.find(({ id }) => id === rule)
    const file = found?.origin.file ?? ''
    const row = rule.slice(rule.indexOf('/') + 1)
    const part = found?.level === 'grant' ? 'grants' : 'prohibitions'
    return {
      // A guardrail is there for what may be granted one day, and an overlap is often the point of it.
      ...{ severity: kind === 'idle' || kind === 'overlap' ? 'note' : 'warning', kind, file },
      ...show(file, `${part}.${row}`),
      reason: `${rule} ${reasons[kind]}${by.length > 0 ? ` (${by.slice(0, 4).join(', ')}${by.length > 4 ? '…' : ''})` : ''}`,
      fix: fixes[kind],
    }
  })
}

const reasons: Readonly<Record<RuleFinding['kind'], string>> = {
  dead: 'never holds: its conditions contradict each other',
  redundant: 'changes no decision: other rules say the same',
  shadowed: 'permits nothing: all of it is forbidden',
  idle: 'forbids what nobody grants',
  overlap: 'grants something that is forbidden',
}

const fixes: Readonly<Record<RuleFinding['kind'], string>> = {
  dead: 'correct the conditions, or delete the row',
  redundant: 'delete one of the two, and check again: each is tested alone',
  shadowed: 'delete the row, or name an exception in what forbids it',
  idle: 'keep it where it guards against future grants; otherwise delete it',
  overlap: 'make the grant narrower, so that it says what it does',
}
