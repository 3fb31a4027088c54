import { expect, it } from 'vitest'
import { randomQuestions } from '../src/analysis.ts'
import { type Ask, compilePolicy, type Facts } from '../src/index.ts'
import { syntheticSource } from '../src/testing.ts'

const on = '2026-11-21'
const size = { agencies: 4, purposes: 4, procedures: 4, attributes: 30, facts: 5 }

/** Every outcome of the facts that a question does not know. */
function* completions(known: Facts, all: readonly string[]): Generator<Facts> {
  const open = all.filter((id) => !(id in known))
  for (let outcome = 0; outcome < 2 ** open.length; outcome++) {
    yield {
      ...known,
      ...Object.fromEntries(open.map((id, bit) => [id, ((outcome >> bit) & 1) === 1])),
    }
  }
}

it.each([1, 2, 3, 4])(
  'what is certain, possible and needed is what every outcome of the facts says, policy %i',
  (seed) => {
    const policy = compilePolicy(syntheticSource({ rules: 120, seed, size, inCedar: 0.5 }))
    const all = policy.facts
    let open = 0
    for (const { ask } of randomQuestions(policy, 400, seed, on)) {
      const known = Object.fromEntries(
        Object.entries(ask.facts).filter((_, index) => (index + seed) % 3 === 0),
      )
      const asked: Ask = { ...ask, facts: known }
      const { certain, possible, needs } = policy.settle(asked)
      expect(policy.decide(asked)).toBe(certain)
      const outcomes = [...completions(known, all)].map((facts) => ({
        facts,
        permitted: policy.decide({ ...ask, facts }).permitted,
      }))
      for (const attribute of policy.space.attributes.ids) {
        const answers = outcomes.map(({ permitted }) => permitted.has(attribute))
        // What is certain holds for every outcome; what is not possible for none, and for no fewer.
        if (certain.permitted.has(attribute)) expect(answers).not.toContain(false)
        expect(possible.has(attribute)).toBe(answers.includes(true))
        const asksFor = needs([attribute])
        const changing = all.filter(
          (id) =>
            !(id in known) &&
            outcomes.some(({ facts }, index) => {
              const other = outcomes.findIndex((each) =>
                all.every((one) => (each.facts[one] === facts[one]) === (one !== id)),
              )
              return answers[index] !== answers[other]
            }),
        )
        if (changing.length > 0) expect([...asksFor].sort()).toEqual([...changing].sort())
        if (answers.includes(true) && !certain.permitted.has(attribute)) {
          open++
          expect(asksFor).not.toEqual([])
        }
        if (certain.permitted.has(attribute) || !answers.includes(true)) expect(asksFor).toEqual([])
      }
    }
    expect(open).toBeGreaterThan(20)
  },
)

it('looking up what is needed settles it', () => {
  const policy = compilePolicy(syntheticSource({ rules: 120, seed: 9, size, inCedar: 0.5 }))
  for (const { ask, attribute } of randomQuestions(policy, 500, 9, on)) {
    const { facts, ...unknown } = ask
    const wanted = policy.settle(unknown).needs([attribute])
    const looked = Object.fromEntries(wanted.map((id) => [id, facts[id] === true]))
    const settled = policy.decide({ ...unknown, facts: looked }).permitted.has(attribute)
    expect(settled).toBe(policy.decide(ask).permitted.has(attribute))
  }
})
