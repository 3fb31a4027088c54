import type { CompiledPolicy } from '../compile-policy.ts'
import { deciding } from '../holding-rules.ts'
import { type Cell, cellsOf, excludedPairs } from './cells.ts'
import type { Epoch } from './epochs.ts'
import type { Property, Scope } from './property.ts'
import { bordersOf, isWithin, numbered } from './scope.ts'
import { counterexampleOf, type Search } from './search.ts'

/** Looks for a question in scope that is permitted. */
export function neverRefuted(
  policy: CompiledPolicy,
  epoch: Epoch,
  scope: Scope,
  where: string,
): Search {
  return permittedOutside(policy, epoch, scope, [], where)
}

/** Looks for a question that is permitted and lies in none of the places where it may be. */
export function onlyRefuted(
  policy: CompiledPolicy,
  epoch: Epoch,
  { of, to }: Extract<Property, { kind: 'only' }>,
  where: string,
): Search {
  return permittedOutside(policy, epoch, of, to, where)
}

function permittedOutside(
  policy: CompiledPolicy,
  { on, rules }: Epoch,
  inside: Scope,
  outside: readonly Scope[],
  where: string,
): Search {
  const { space, source } = policy
  const scope = numbered(inside, policy, where)
  const allowed = outside.map((each) => numbered(each, policy, where))
  const excluded = excludedPairs(source.catalog.facts ?? [], space)
  let cells = 0
  for (const cell of cellsOf(rules, space, scope, bordersOf([scope, ...allowed]), excluded)) {
    cells++
    const holding = deciding(cell.rules, cell.point)
    if (holding.length === 0 || !holding.every(({ permits }) => permits)) continue
    const stray = strayIn(cell)
    if (stray === undefined) continue
    const evidence = { point: cell.point, attribute: stray, rules: holding }
    return { counterexample: counterexampleOf([evidence], on, policy), cells }
  }
  return { cells }

  function strayIn({ attributes, point }: Cell): number | undefined {
    if (!scope.facts.every(([at, holds]) => (point.facts[at] === 2) === holds)) return undefined
    return attributes.find(
      (attribute) => !allowed.some((each) => isWithin(each, { ...point, attribute })),
    )
  }
}
