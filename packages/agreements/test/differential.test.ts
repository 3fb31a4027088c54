import { compilePolicy } from '@motlan/policy'
import { boundaryTests, mismatches, type Question, randomQuestions } from '@motlan/policy/analysis'
import { cedarOracle } from '@motlan/policy/cedar'
import { expect, it } from 'vitest'
import { loadAgreements } from '../src/index.ts'
import { vocabulary } from './vocabulary.ts'

const on = '2026-11-21'
/** Enough for every change; a night has time for more. */
const count = Number(process.env.MOTLAN_DIFFERENTIAL ?? 20_000)
const policy = compilePolicy({ ...(await loadAgreements()), vocabulary })
const border = boundaryTests(policy, on)
  .map(({ question }) => question)
  .filter(({ ask }) => ask.on === on)

/** Asks Cedar itself; agency by agency it is several times as fast. */
async function answered(questions: Iterable<Question>, agency?: string) {
  const oracle = await cedarOracle(policy, on, agency ? { agency, validate: false } : {})
  return [...questions].map(
    (question) => [question, oracle(question.ask, question.attribute)] as const,
  )
}

it('the gateway decides as Cedar does, for the same reasons: every border of every rule, and 20,000 questions by chance', {
  timeout: 60_000 + count * 30,
}, async () => {
  let asked = 0
  let permitted = 0
  for (const agency of policy.agencies.keys()) {
    const answers = await answered(
      [
        ...border.filter(({ ask }) => ask.agency === agency),
        ...randomQuestions(policy, Math.ceil(count / policy.agencies.size), 1, on, agency),
      ],
      agency,
    )
    asked += answers.length
    permitted += answers.filter(([, answer]) => answer.permitted).length
    expect([...mismatches(policy, answers)].slice(0, 3)).toEqual([])
  }
  expect(asked).toBeGreaterThan(count)
  expect(permitted).toBeGreaterThan(count / 20)
})

it('and so it does with all rules loaded and every question held against the schema', async () => {
  const some = border.filter((_, index) => index % 7 === 0)
  const answers = await answered(some)
  expect([...mismatches(policy, answers)].slice(0, 3)).toEqual([])
})
