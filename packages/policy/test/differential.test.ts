import { describe, expect, it } from 'vitest'
import { boundaryTests, mismatches, type Question, randomQuestions } from '../src/analysis.ts'
import { type CedarAnswer, cedarOracle, writeCedar } from '../src/cedar.ts'
import {
  type CompiledPolicy,
  compilePolicy,
  type PolicySource,
  type Prohibition,
} from '../src/index.ts'
import { syntheticSource } from '../src/testing.ts'

const on = '2026-11-21'
const turned = ({ unless, ...row }: Prohibition): Prohibition =>
  unless ? { ...row, when: unless } : row

const small = { agencies: 5, purposes: 6, procedures: 8, attributes: 60, facts: 4 }

/** What Cedar answers, question by question; rules of other agencies are left out, which makes it several times as fast. */
async function answersOf(policy: CompiledPolicy, count: number, seed: number) {
  const answers = new Map<Question, CedarAnswer>()
  const border = boundaryTests(policy, on).map(({ question }) => question)
  for (const agency of policy.agencies.keys()) {
    const oracle = await cedarOracle(policy, on, { validate: false, agency })
    const asked = [
      ...border.filter(({ ask }) => ask.on === on && ask.agency === agency),
      ...randomQuestions(policy, count / policy.agencies.size, seed, on, agency),
    ]
    for (const question of asked) answers.set(question, oracle(question.ask, question.attribute))
  }
  return answers
}

/** How many of the questions a policy answers differently, or for other reasons. */
function differences(policy: CompiledPolicy, answers: ReadonlyMap<Question, CedarAnswer>): number {
  return [...mismatches(policy, answers)].length
}

describe('rows and Cedar', () => {
  it.each([1, 2, 3, 4, 5])(
    'decide alike, for the same reasons, under made-up policy %i',
    async (seed) => {
      const policy = compilePolicy(syntheticSource({ rules: 80, seed, size: small, inCedar: 0.5 }))
      const answers = await answersOf(policy, 1_500, seed)
      expect(answers.size).toBeGreaterThan(1_800)
      expect([...answers.values()].filter(({ permitted }) => permitted).length).toBeGreaterThan(100)
      expect(differences(policy, answers)).toBe(0)
    },
  )

  it('are both strictly valid', async () => {
    const policy = compilePolicy(syntheticSource({ rules: 60, seed: 9, size: small, inCedar: 0.5 }))
    const { faults } = await writeCedar(policy, { drafts: true })
    expect(faults.filter(({ reason }) => !/impossible|always/.test(reason))).toEqual([])
  })
})

it('a prohibition with hundreds of exceptions means the same to both, and can be written', async () => {
  const source = syntheticSource({ rules: 40, seed: 4, size: small })
  const agencies = source.catalog.agencies.map(({ id }) => id)
  const relations = source.catalog.relations.map(({ id }) => id)
  const except = Array.from({ length: 300 }, (_, at) => ({
    agencies: [agencies[at % agencies.length] ?? ''],
    relations: [relations[at % relations.length] ?? ''],
  }))
  const [first] = source.guardrails ?? []
  if (!first) throw new TypeError('the made-up policy has a guardrail')
  const wide = {
    ...first,
    id: 'wide',
    prohibitions: [{ id: 'f1', attributes: ['Citizen.*'], except }],
  }
  const policy = compilePolicy({ ...source, guardrails: [...(source.guardrails ?? []), wide] })
  expect((await writeCedar(policy)).policies['wide/f1']).toContain('&&')
  expect(differences(policy, await answersOf(policy, 300, 4))).toBe(0)
})

describe('a planted fault', async () => {
  const source = syntheticSource({ rules: 80, seed: 3, size: small, inCedar: 0.5 })
  const answers = await answersOf(compilePolicy(source), 1_500, 7)

  it.each<[string, PolicySource]>([
    ['a compiler that leaves guardrails out', { ...source, guardrails: [] }],
    [
      'a compiler that leaves prohibitions out',
      { ...source, agreements: source.agreements.map(({ prohibitions: _left, ...rest }) => rest) },
    ],
    [
      'a compiler that requires no facts',
      {
        ...source,
        agreements: source.agreements.map((each) => ({
          ...each,
          grants: each.grants.map(({ require: _left, ...grant }) => grant),
        })),
      },
    ],
    [
      'a compiler that reads `unless` as `when`',
      {
        ...source,
        guardrails: (source.guardrails ?? []).map((each) => ({
          ...each,
          prohibitions: each.prohibitions.map(turned),
        })),
        agreements: source.agreements.map(({ prohibitions, ...each }) =>
          prohibitions ? { ...each, prohibitions: prohibitions.map(turned) } : each,
        ),
      },
    ],
    [
      'a compiler that turns negations in Cedar rows into what they negate',
      {
        ...source,
        cedarRows: JSON.parse(
          JSON.stringify(source.cedarRows).replaceAll(
            '{"!":{"arg":',
            '{"&&":{"left":{"Value":true},"right":',
          ),
          (_key, value) => (value?.['&&']?.left?.Value === true ? value['&&'].right : value),
        ),
      },
    ],
    [
      'a compiler that takes an agreement for another one',
      {
        ...source,
        agreements: source.agreements.map((each) =>
          each.id === 'dsa-00001'
            ? { ...each, grants: each.grants.map((row) => ({ ...row, id: `${row.id}x` })) }
            : each,
        ),
      },
    ],
  ])('is seen: %s', (_what, faulty) => {
    expect(differences(compilePolicy(faulty), answers)).toBeGreaterThan(0)
  })
})
