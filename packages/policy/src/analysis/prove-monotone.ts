import type { CompiledPolicy } from '../compile-policy.ts'
import { deciding } from '../holding-rules.ts'
import { cellsOf, excludedPairs } from './cells.ts'
import type { Epoch } from './epochs.ts'
import type { Property } from './property.ts'
import { bordersOf, numbered } from './scope.ts'
import { counterexampleOf, type Search } from './search.ts'

/** Looks for a question that is permitted only as long as one of these facts does not hold. */
export function monotoneRefuted(
  policy: CompiledPolicy,
  { on, rules }: Epoch,
  { facts, scope: given = {} }: Extract<Property, { kind: 'monotone' }>,
  where: string,
): Search {
  const { space, source } = policy
  const scope = numbered(given, policy, where)
  const meant = new Set(facts.flatMap((name) => factsMeant(name)))
  const excluded = excludedPairs(source.catalog.facts ?? [], space)
  let cells = 0
  for (const cell of cellsOf(rules, space, scope, bordersOf([scope]), excluded)) {
    cells++
    const { point } = cell
    if (!scope.facts.every(([at, holds]) => (point.facts[at] === 2) === holds)) continue
    const [attribute = 0] = cell.attributes
    for (const fact of cell.read) {
      if (!meant.has(fact) || point.facts[fact] === 2) continue
      const holds = { ...point, facts: point.facts.with(fact, 2) }
      if (excluded.some((pair) => pair.every((at) => holds.facts[at] === 2))) continue
      const without = deciding(cell.rules, point)
      const withFact = deciding(cell.rules, holds)
      if (!permits(without) || permits(withFact)) continue
      const evidence = [
        { point, attribute, rules: without },
        { point: holds, attribute, rules: withFact },
      ]
      return { counterexample: counterexampleOf(evidence, on, policy), cells }
    }
  }
  return { cells }

  function factsMeant(name: string): readonly number[] {
    const stem = name.endsWith('*') ? name.slice(0, -1) : undefined
    if (stem === undefined)
      return numbered({ facts: { [name]: true } }, policy, where).facts.map(([at]) => at)
    return space.facts.ids.flatMap((id, at) => (id.startsWith(stem) ? [at] : []))
  }
}

function permits(rules: ReturnType<typeof deciding>): boolean {
  return rules.length > 0 && rules.every((rule) => rule.permits)
}
