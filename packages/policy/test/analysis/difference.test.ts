import { expect, it } from 'vitest'
import { difference, type Question, type Region, withoutBasis } from '../../src/analysis.ts'
import { type CompiledPolicy, compilePolicy, type PolicySource } from '../../src/index.ts'
import { syntheticSource } from '../../src/testing.ts'
import { everyQuestion, permits, tiny } from './every-question.ts'

const on = '2026-11-21'
const source = (seed: number) => syntheticSource({ rules: 40, seed, size: tiny, inCedar: 0.4 })

/** The same rules with a few changes of different kinds. */
function edited(given: PolicySource): PolicySource {
  const [first, second, third, ...others] = given.agreements
  return {
    ...given,
    agreements: [
      ...(first
        ? [{ ...first, grants: first.grants.map(({ require: _left, ...row }) => row) }]
        : []),
      ...(second
        ? [
            {
              ...second,
              grants: second.grants.map((row) => ({ ...row, relations: ['self', 'owner'] })),
            },
          ]
        : []),
      ...(third
        ? [{ ...third, id: 'dsa-copy', consumer: 'agency-2', cedar: undefined as never }]
        : []
      ).map(({ cedar: _none, ...rest }) => rest),
      ...others,
    ],
    guardrails: (given.guardrails ?? []).slice(1),
  }
}

function covers(region: Region, { ask, attribute }: Question): boolean {
  return (
    region.agency === ask.agency &&
    region.aims.some(
      ({ procedure, purpose }) => procedure === ask.procedure && purpose === ask.purpose,
    ) &&
    region.relations.includes(ask.relation) &&
    region.attributes.includes(attribute) &&
    Object.entries(region.facts).every(([id, holds]) => ask.facts[id] === holds)
  )
}

function asked(before: CompiledPolicy, after: CompiledPolicy, day: string): number {
  const { regions } = difference(before, after, { on: day })
  let changed = 0
  for (const question of everyQuestion(before, day)) {
    const was = permits(before, question)
    const is = permits(after, question)
    const covering = regions.filter((region) => covers(region, question))
    if (was === is) expect([question, covering]).toEqual([question, []])
    else {
      changed++
      expect(covering.map(({ change }) => change)).toEqual([is ? 'gained' : 'lost'])
    }
  }
  for (const { witness, change } of regions) {
    expect(permits(after, witness)).toBe(change === 'gained')
    expect(permits(before, witness)).toBe(change === 'lost')
  }
  return changed
}

it.each([1, 2, 3, 5, 6, 9])('is what asking every question one by one finds, world %i', (seed) => {
  const before = compilePolicy(source(seed))
  expect(asked(before, compilePolicy(edited(source(seed))), on)).toBeGreaterThan(0)
})

it('is the same on every day when it is asked for all days at once', () => {
  const before = compilePolicy(source(2))
  const after = compilePolicy(edited(source(2)))
  const { regions } = difference(before, after)
  for (const day of [
    '2025-12-31',
    '2026-01-01',
    '2026-06-30',
    '2026-07-01',
    '2027-01-01',
    '2099-01-01',
  ]) {
    const then = regions.filter(
      ({ from, until }) => from <= day && (until === undefined || day < until),
    )
    for (const question of everyQuestion(before, day)) {
      const changes = then.filter((region) => covers(region, question)).map(({ change }) => change)
      const was = permits(before, question)
      expect(changes).toEqual(was === permits(after, question) ? [] : [was ? 'lost' : 'gained'])
    }
  }
})

it('has four verdicts', () => {
  const before = compilePolicy(source(1))
  const narrower = compilePolicy({
    ...source(1),
    agreements: source(1).agreements.map((each) => ({ ...each, grants: each.grants.slice(1) })),
  })
  expect(difference(before, before)).toMatchObject({ verdict: 'equal', regions: [] })
  expect(difference(before, narrower).verdict).toBe('narrower')
  expect(difference(narrower, before).verdict).toBe('wider')
  const verdicts = [1, 2, 3, 5, 6].map(
    (seed) => difference(compilePolicy(source(seed)), compilePolicy(edited(source(seed)))).verdict,
  )
  expect(verdicts).toContain('incomparable')
})

it('knows what only one version knows: an agency, a procedure, an attribute, a procedure that serves another purpose', () => {
  const given = source(3)
  const { catalog, vocabulary } = given
  const before = compilePolicy(given)
  const moved = {
    ...given,
    catalog: {
      ...catalog,
      procedures: catalog.procedures.map((each, index) =>
        index === 0 ? { ...each, purpose: 'purpose-1' } : each,
      ),
    },
  }
  const afterMove = difference(before, compilePolicy(moved), { on })
  expect(afterMove.regions.length).toBeGreaterThan(0)
  for (const { witness, change } of afterMove.regions) {
    expect(permits(before, witness)).toBe(change === 'lost')
    expect(permits(compilePolicy(moved), witness)).toBe(change === 'gained')
  }
  const [some] = [...vocabulary.values()]
  const added = new Map(vocabulary)
  if (some) added.set('Citizen.group0.part9', { ...some, name: 'Citizen.group0.part9' })
  const { regions } = difference(before, compilePolicy({ ...given, vocabulary: added }), { on })
  expect(regions.every(({ attributes }) => attributes.join() === 'Citizen.group0.part9')).toBe(true)
})

it('is told without the facts that do not matter', () => {
  const given = source(4)
  const { regions } = difference(
    compilePolicy({ ...given, agreements: [], cedarRows: {} }),
    compilePolicy(given),
    { on },
  )
  const read = new Set(compilePolicy(given).facts)
  for (const { facts } of regions) for (const id of Object.keys(facts)) expect(read).toContain(id)
})

it('simulates a repeal', () => {
  const given = source(5)
  const before = compilePolicy(given)
  const repealed = difference(before, compilePolicy(withoutBasis(given, 'law-new', '2026-12-01')))
  expect(repealed.verdict).toBe('narrower')
  expect(repealed.regions.every(({ from }) => from >= '2026-12-01')).toBe(true)
})
