import { type CompiledPolicy, compilePolicy } from '@motlan/policy'
import {
  type DecisionRecord,
  randomQuestions,
  recordClasses,
  replay,
} from '@motlan/policy/analysis'
import { syntheticSource } from '@motlan/policy/testing'

const on = '2026-11-21'

/** Milliseconds to replay so many recorded look-ups under another version, and under the same one. */
export function replayed(rules: number, records: number): object {
  const source = syntheticSource({ rules, seed: 1 })
  const policy = compilePolicy(source)
  const candidate = compilePolicy({
    ...source,
    agreements: source.agreements.map((each, index) =>
      index % 10 === 0
        ? { ...each, grants: each.grants.map((row) => ({ ...row, require: ['fact-1'] })) }
        : each,
    ),
  })
  const kinds = recordsOf(policy, 5_000)
  const all = Array.from({ length: records }, (_, index) => ({
    ...(kinds[(index * 7919) % kinds.length] as DecisionRecord),
  })) // There is one.
  const begun = performance.now()
  const classes = recordClasses(all)
  const grouped = performance.now()
  const other = replay(classes, candidate)
  const done = performance.now()
  const same = replay(classes, policy)
  if (same.changes.length > 0) throw new TypeError('the same version decides differently')
  return {
    rules,
    records,
    classes: classes.length,
    grouping: Math.round(grouped - begun),
    replaying: Math.round(done - grouped),
    total: Math.round(done - begun),
    touched: other.touched,
    sameVersionTouched: same.touched,
  }
}

function recordsOf(policy: CompiledPolicy, count: number): readonly DecisionRecord[] {
  return [...randomQuestions(policy, count, 3, on)].map(({ ask, attribute }, index) => {
    const { facts: truth, ...unknown } = ask
    const requested = [
      attribute,
      ...policy.space.attributes.ids.filter((_, at) => at % 15 === index % 15),
    ]
    const looked = policy.settle(unknown).needs(requested)
    const facts = Object.fromEntries(looked.map((id) => [id, truth[id] === true]))
    const { permitted } = policy.decide({ ...unknown, facts })
    return {
      policy: policy.hash,
      ...unknown,
      facts,
      requested,
      disclosed: requested.filter((name) => permitted.has(name)),
    }
  })
}
