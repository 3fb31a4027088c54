import { loadAgreements } from '@motlan/agreements'
import { committedSubgraphs, composeSupergraph, oneSource, registries } from '@motlan/catalogue'
import { askedBy } from '@motlan/gateway'
import { compilePolicy } from '@motlan/policy'
import { randomQuestions } from '@motlan/policy/analysis'
import { expect, test } from 'vitest'
import { questionAsQuery } from '../../src/policy/question-as-query.ts'

const vocabulary = oneSource(registries)

test('a question as GraphQL asks exactly that question of the gateway', async () => {
  const policy = compilePolicy({ ...(await loadAgreements()), vocabulary })
  const read = askedBy(composeSupergraph(committedSubgraphs()))
  let written = 0
  for (const question of randomQuestions(policy, 1_500, 5, '2026-11-21')) {
    const query = questionAsQuery(question, vocabulary)
    if (query === undefined) continue
    written++
    const { attribute, ask } = question
    const asked = read(query).map((each) => `${each.attribute} ${each.relation}`)
    expect([query, asked]).toEqual([
      query,
      expect.arrayContaining([`${attribute} ${ask.relation}`]),
    ])
    // Beside it only the references that lead there, and what comes with any subject: its key.
    const steps = ask.relation === 'self' ? 0 : ask.relation.split('.').length
    expect([query, asked.filter((each) => !/Id \S+$/.test(each)).length]).toEqual([
      query,
      steps + 1,
    ])
  }
  expect(written).toBeGreaterThan(500)
})

test('a relation that no registry leads to has no query', () => {
  const ask = { agency: 'tax', purpose: 'x', on: '2026-11-21', facts: {}, relation: 'neighbour' }
  expect(questionAsQuery({ ask, attribute: 'Citizen.dateOfBirth' }, vocabulary)).toBeUndefined()
  expect(
    questionAsQuery(
      { ask: { ...ask, relation: 'self' }, attribute: 'Citizen.dateOfBrith' },
      vocabulary,
    ),
  ).toBeUndefined()
})
