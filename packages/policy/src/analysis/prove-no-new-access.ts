import { Refusal } from '@motlan/kernel'
import type { CompiledPolicy } from '../compile-policy.ts'
import { pointOf } from '../point.ts'
import { outcomesOf } from './cells.ts'
import { difference, type Region } from './difference.ts'
import type { Property } from './property.ts'
import type { Question } from './question.ts'
import { isWithin, type NumberedScope, numbered } from './scope.ts'
import type { Search } from './search.ts'

/** Looks for a question that another version refuses, this one permits, and nobody has excepted. */
export function newAccess(
  policy: CompiledPolicy,
  { version: name, except = [] }: Extract<Property, { kind: 'no-new-access-since' }>,
  version: ((name: string) => CompiledPolicy | undefined) | undefined,
  where: string,
  on?: string,
): Search {
  const before = version?.(name)
  if (!before) {
    throw new Refusal('AGREEMENT_INVALID', where, {
      reason: `there is no version "${name}" to compare with`,
      fix: 'name a version that has been published, or a folder',
    })
  }
  const scopes = except.map((each) => numbered(each, policy, where))
  const { regions, cells } = difference(before, policy, on === undefined ? {} : { on })
  for (const region of regions) {
    if (region.change !== 'gained') continue
    const question = outside(region, scopes, policy)
    if (question) {
      return { counterexample: { questions: [question], deciding: [region.after] }, cells }
    }
  }
  return { cells }
}

/** The first question of a region that lies in no scope. */
function outside(
  { aims, relations, attributes, facts, witness }: Region,
  scopes: readonly NumberedScope[],
  { space }: CompiledPolicy,
): Question | undefined {
  // A fact that the region does not depend on may have an outcome that no scope wants.
  const free = [...new Set(scopes.flatMap((scope) => scope.facts.map(([at]) => at)))].filter(
    (at) => !((space.facts.ids[at] ?? '') in facts),
  )
  const { procedure: _none, ...ask } = witness.ask
  for (const aim of aims) {
    for (const relation of relations) {
      const point = pointOf({ ...ask, ...aim, relation }, space)
      for (const outcome of outcomesOf(free, space.facts.ids.length, [])) {
        for (const at of free) point.facts[at] = outcome[at] ?? 0
        const attribute = attributes.find((name) => {
          const asked = { ...point, attribute: space.attributes.at.get(name) ?? -1 }
          return !scopes.some((scope) => isWithin(scope, asked))
        })
        if (attribute !== undefined) {
          const given = space.facts.ids.map((id, at) => [id, point.facts[at] === 2])
          return { ask: { ...ask, ...aim, relation, facts: Object.fromEntries(given) }, attribute }
        }
      }
    }
  }
  return undefined
}
