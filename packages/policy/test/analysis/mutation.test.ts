import { describe, expect, it } from 'vitest'
import { answerTo, boundaryTests, mutationScore, randomQuestions } from '../../src/analysis.ts'
import { compilePolicy } from '../../src/index.ts'
import { syntheticSource } from '../../src/testing.ts'
import { agreement, grant, guardrail, sourceOf } from '../example.ts'

const on = '2026-03-01'

describe('boundary tests', () => {
  const source = {
    ...sourceOf(agreement({ grants: [grant({ require: ['open-case'] })] })),
    guardrails: [
      guardrail({
        prohibitions: [
          {
            id: 'g1',
            attributes: ['Citizen.birthName'],
            when: ['minor'],
            except: [{ relations: ['self'] }],
          },
        ],
      }),
    ],
  }
  const tests = boundaryTests(compilePolicy(source), on)
  const of = (rule: string) => tests.filter((test) => test.rule === rule)

  it('stand on both sides of each border of a grant', () => {
    expect(
      of('DSA-1/r1').map(({ kind, condition, expected }) => [kind, condition, expected].join(' ')),
    ).toEqual([
      'satisfies  disclose',
      'value  disclose',
      'near-miss 1 withhold',
      'near-miss 2 withhold',
      'near-miss 3 withhold',
      'near-miss 4 withhold',
      'other-agency  withhold',
      'other-attribute  withhold',
      'day-before  withhold',
      'day-after  withhold',
    ])
  })

  it('and of a prohibition', () => {
    expect(of('GUARD-1/g1').map(({ kind }) => kind)).toEqual([
      'satisfies',
      'near-miss',
      'near-miss',
      'other-attribute',
      'day-before',
    ])
  })

  it('are answered by the policy they come from', () => {
    const policy = compilePolicy(source)
    for (const { question, expected, decidedBy } of tests) {
      expect(answerTo(policy, question)).toEqual({ expected, decidedBy })
    }
  })
})

describe('a mutation score', () => {
  const policy = compilePolicy(syntheticSource({ rules: 60, seed: 4, inCedar: 0.3 }))
  const day = '2026-11-21'
  const border = boundaryTests(policy, day)

  it('is high for tests of borders and low for questions by chance', () => {
    const chance = [...randomQuestions(policy, border.length, 5, day)].map((question) => ({
      question,
      ...answerTo(policy, question),
    }))
    const good = mutationScore(policy, border, day)
    expect(good.score).toBeGreaterThan(0.95)
    expect(good.mutants).toBe(good.refused + good.noticed + good.equivalent + good.survivors.length)
    expect(mutationScore(policy, chance, day).survivors.length).toBeGreaterThan(
      good.survivors.length * 2,
    )
  })

  it('comes with the tests that are missing: with them nothing survives', () => {
    const { survivors } = mutationScore(policy, border, day)
    expect(survivors.length).toBeGreaterThan(0)
    const missing = survivors.map(({ question }) => ({ question, ...answerTo(policy, question) }))
    expect(mutationScore(policy, [...border, ...missing], day)).toMatchObject({
      survivors: [],
      score: 1,
    })
  })

  it('is nothing without tests', () => {
    const { noticed, survivors } = mutationScore(policy, [], day)
    expect(noticed).toBe(0)
    expect(survivors.length).toBeGreaterThan(100)
  })
})
