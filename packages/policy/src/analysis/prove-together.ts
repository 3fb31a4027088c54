import { both, isEmpty, membersOf } from '../bits.ts'
import type { CompiledPolicy } from '../compile-policy.ts'
import { excludedPairs } from './cells.ts'
import type { Epoch } from './epochs.ts'
import type { Property } from './property.ts'
import { type RowWithin, rowsWithin } from './rows-within.ts'
import { numbered } from './scope.ts'
import { counterexampleOf, type Evidence, type Search } from './search.ts'

/** Looks for somebody who gets something of each set. */
export function togetherRefuted(
  policy: CompiledPolicy,
  { on, rules }: Epoch,
  { sets, within, scope = {} }: Extract<Property, { kind: 'never-together' }>,
  where: string,
): Search {
  const { space, source } = policy
  const around = numbered({ ...scope, attributes: sets.flat() }, policy, where)
  const numberedSets = sets.map(
    (attributes) => numbered({ ...scope, attributes }, policy, where).attributes,
  )
  const excluded = excludedPairs(source.catalog.facts ?? [], space)
  const gathered = new Map<string, (Evidence | undefined)[]>()
  let cells = 0
  for (const row of rowsWithin(rules, space, around, excluded)) {
    cells++
    const key = within === 'subject' ? `${cells}` : gathererOf(row, within)
    const evidence = gathered.get(key) ?? []
    if (within !== 'subject') gathered.set(key, evidence)
    for (const [index, set] of numberedSets.entries()) evidence[index] ??= someOf(row, set)
    const complete = evidence.filter((each) => each !== undefined)
    if (complete.length < sets.length) continue
    return { counterexample: counterexampleOf(complete, on, policy), cells }
  }
  return { cells }
}

/** Who puts things together: an agency in one request, or over all of them. */
function gathererOf({ point }: RowWithin, within: 'request' | 'agency'): string {
  return within === 'request' ? `${point.agency} ${point.aim}` : `${point.agency}`
}

function someOf({ point, permitted, rules }: RowWithin, set: Uint32Array): Evidence | undefined {
  const common = both(permitted, set)
  if (isEmpty(common)) return undefined
  const [attribute = 0] = membersOf(common)
  return { point, attribute, rules }
}
