import { both, hasBit, membersOf, without } from '../bits.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import { excludedPairs } from './cells.ts'
import type { Epoch } from './epochs.ts'
import type { Scope } from './property.ts'
import { rowsWithin } from './rows-within.ts'
import { numbered } from './scope.ts'
import { counterexampleOf, type Search } from './search.ts'

/** Looks for a question in scope that is refused. */
export function alwaysRefuted(
  policy: CompiledPolicy,
  { on, rules }: Epoch,
  given: Scope,
  where: string,
): Search {
  const { space, source } = policy
  const scope = numbered(given, policy, where)
  const excluded = excludedPairs(source.catalog.facts ?? [], space)
  let cells = 0
  for (const row of rowsWithin(rules, space, scope, excluded)) {
    cells++
    const [missing] = membersOf(without(scope.attributes, both(row.permitted, scope.attributes)))
    if (missing === undefined) continue
    const against = row.rules.filter(
      ({ rule, permits }) => !permits && hasBit(rule.attributes, missing),
    )
    const evidence = { point: row.point, attribute: missing, rules: against }
    return { counterexample: counterexampleOf([evidence], on, policy), cells }
  }
  return { cells }
}
