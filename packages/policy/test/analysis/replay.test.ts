import { describe, expect, it } from 'vitest'
import { type DecisionRecord, randomQuestions, recordClasses, replay } from '../../src/analysis.ts'
import { type CompiledPolicy, compilePolicy } from '../../src/index.ts'
import { syntheticSource } from '../../src/testing.ts'

const on = '2026-11-21'
const source = syntheticSource({
  rules: 80,
  seed: 1,
  size: { agencies: 5, purposes: 6, procedures: 8, attributes: 60, facts: 4 },
})
const policy = compilePolicy(source)
/** The same rules with fewer facts required, one agreement less, and one guardrail less. */
const changed = compilePolicy({
  ...source,
  agreements: source.agreements.slice(1).map((each, index) =>
    index % 3 === 0
      ? {
          ...each,
          grants: each.grants.map((row, at) => (at === 0 ? { ...row, require: ['fact-1'] } : row)),
        }
      : each,
  ),
  guardrails: (source.guardrails ?? []).slice(2),
})

/** What a gateway would have kept: only the facts it looked up, because a decision hung on them. */
function recorded(): {
  readonly record: DecisionRecord
  readonly truth: Record<string, boolean>
}[] {
  return [...randomQuestions(policy, 1_500, 3, on)].map(({ ask }, index) => {
    const { facts: truth, ...unknown } = ask
    const requested = policy.space.attributes.ids.filter((_, at) => at % 7 === index % 7)
    const looked = policy.settle(unknown).needs(requested)
    const facts = Object.fromEntries(looked.map((id) => [id, truth[id] === true]))
    const { permitted } = policy.decide({ ...unknown, facts })
    const record = {
      policy: policy.hash,
      ...unknown,
      facts,
      requested,
      disclosed: requested.filter((name) => permitted.has(name)),
    }
    return { record, truth }
  })
}

describe('replay', () => {
  const all = recorded()
  const classes = recordClasses(all.map(({ record }) => record))

  it('under the same version changes nothing', () => {
    expect(replay(classes, policy)).toEqual({
      records: all.length,
      classes: classes.length,
      touched: 0,
      failing: 0,
      changes: [],
    })
  })

  it('under another version tells what really happens, and where it cannot know says so', () => {
    const result = replay(classes, changed)
    const count = { gained: 0, revoked: 0, 'maybe-gained': 0, 'maybe-revoked': 0 }
    for (const { word, times } of result.changes) count[word] += times
    let gained = 0
    let revoked = 0
    for (const { record, truth } of all) {
      const { permitted } = decideFully(changed, record, truth)
      for (const name of record.requested) {
        const was = record.disclosed.includes(name)
        if (permitted.has(name) && !was) gained++
        if (!permitted.has(name) && was) revoked++
      }
    }
    expect(gained).toBeGreaterThan(0)
    expect(revoked).toBeGreaterThan(0)
    expect(gained).toBeGreaterThanOrEqual(count.gained)
    expect(gained).toBeLessThanOrEqual(count.gained + count['maybe-gained'])
    expect(revoked).toBeGreaterThanOrEqual(count.revoked)
    expect(revoked).toBeLessThanOrEqual(count.revoked + count['maybe-revoked'])
    expect(count['maybe-gained'] + count['maybe-revoked']).toBeGreaterThan(0)
  })

  it('names the facts a maybe depends on', () => {
    for (const { word, needs } of replay(classes, changed).changes) {
      expect(needs.length > 0).toBe(word.startsWith('maybe'))
    }
  })

  it('counts equal records once and all of them', () => {
    const twice = recordClasses([...all, ...all].map(({ record }) => record))
    expect(twice.length).toBe(classes.length)
    const [one, two] = [replay(classes, changed), replay(twice, changed)]
    expect(two.touched).toBe(one.touched * 2)
  })

  it('counts the presence of a subject as long as anything about it is permitted', () => {
    const [first] = all.filter(({ record }) =>
      record.disclosed.some((name) => name.startsWith('Citizen.')),
    )
    if (!first) throw new TypeError('nobody asked about a citizen')
    const record = {
      ...first.record,
      requested: ['Citizen.citizenId'],
      disclosed: ['Citizen.citizenId'],
    }
    expect(replay([{ record, times: 1 }], policy).changes).toEqual([])
    const nothing = compilePolicy({ ...source, agreements: [], cedarRows: {} })
    expect(replay([{ record, times: 1 }], nothing).changes).toMatchObject([
      { word: 'revoked', attribute: 'Citizen.citizenId' },
    ])
  })
})

function decideFully(
  version: CompiledPolicy,
  { policy: _hash, requested: _all, disclosed: _some, ...ask }: DecisionRecord,
  facts: Record<string, boolean>,
) {
  return version.decide({ ...ask, facts })
}
