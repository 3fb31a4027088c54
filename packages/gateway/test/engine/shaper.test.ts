import type { JsonObject } from '@motlan/kernel'
import { getOperationAST, parse } from 'graphql'
import { expect, test, vi } from 'vitest'
import type { AskedAttribute } from '../../src/decision.ts'
import { createShaper } from '../../src/shape.ts'
import type { ShapeRequest } from '../../src/shaped.ts'
import { meaningsOf, openEngine } from './engine.ts'
import { an, smallCountry } from './small-country.ts'

const { ask, schema } = openEngine(smallCountry())

test('what the gateway answers itself stands where it was asked', async () => {
  const answer = await ask(
    `{ one: __type(name: "Citizen") { name } citizen(citizenId: "${an}") { sex } __typename two: __type(name: "Sex") { name } }`,
    { local: { two: { name: 'Sex' }, one: { name: 'Citizen' } } },
  )
  expect(JSON.stringify(answer.data)).toBe(
    '{"one":{"name":"Citizen"},"citizen":{"sex":"MALE"},"__typename":"Query","two":{"name":"Sex"}}',
  )
  expect(answer.disclosures).toMatchObject([{ subjectId: an, attribute: 'Citizen.sex' }])
})

test('the policy is asked once per document and decision, the explanation every time', () => {
  const document = parse(`{ citizen(citizenId: "${an}") { fullName sex } }`)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('no operation')
  const grounds = vi.fn(({ attribute }: AskedAttribute) =>
    attribute === 'Citizen.sex' ? undefined : { agreement: 'DSA-1', legalBasis: 'law-1' },
  )
  const citizen: JsonObject = { citizenId: an, fullName: 'An', sex: 'MALE' }
  const request: ShapeRequest = {
    document,
    operation,
    variables: {},
    decided: { id: 'decision-1', grounds },
    gathered: { data: { citizen }, shortfalls: [] },
  }
  const shape = createShaper({ schema, meaningOf: meaningsOf(schema) })
  const first = shape({ ...request, explain: () => ({ reason: 'one', fix: 'ask one' }) })
  const asked = grounds.mock.calls.length
  const second = shape({ ...request, explain: () => ({ reason: 'two', fix: 'ask two' }) })
  expect(grounds.mock.calls.length).toBe(asked)
  expect(first.data).toEqual({ citizen: { fullName: 'An', sex: null } })
  expect([first, second].map(({ errors }) => errors[0]?.message)).toEqual([
    'Citizen.sex: one',
    'Citizen.sex: two',
  ])
  shape({ ...request, decided: { id: 'decision-2', grounds } })
  expect(grounds.mock.calls.length).toBe(2 * asked)
})

test('a field that stands for nothing is withheld, whatever the policy says', () => {
  const document = parse(`{ citizen(citizenId: "${an}") { fullName sex } }`)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('no operation')
  const of = meaningsOf(schema)
  const shape = createShaper({
    schema,
    meaningOf: (type, field) => (field === 'sex' ? undefined : of(type, field)),
  })
  const grounds = () => ({ agreement: 'DSA-1', legalBasis: 'law-1' })
  const citizen: JsonObject = { citizenId: an, fullName: 'An', sex: 'MALE' }
  const gathered = { data: { citizen }, shortfalls: [] }
  const decided = { id: 'all', grounds }
  const answer = shape({ document, operation, variables: {}, decided, gathered })
  expect(answer.data).toEqual({ citizen: { fullName: 'An', sex: null } })
  expect(answer.withheld).toMatchObject([{ attribute: 'Citizen.sex' }])
})

test('one document has as many forms as its conditions have outcomes', () => {
  const document = parse(
    `query A($c: Boolean!) { citizen(citizenId: "${an}") { fullName sex @include(if: $c) } }
     query B { citizen(citizenId: "${an}") { sex } }`,
  )
  const shape = createShaper({ schema, meaningOf: meaningsOf(schema), capacity: 2 })
  const citizen: JsonObject = { citizenId: an, fullName: 'An', sex: 'MALE' }
  const shaped = (name: string, variables: JsonObject) => {
    const operation = getOperationAST(document, name)
    if (!operation) throw new Error('no operation')
    const decided = { id: 'all', grounds: () => ({ agreement: 'DSA-1', legalBasis: 'law-1' }) }
    const gathered = { data: { citizen }, shortfalls: [] }
    return shape({ document, operation, variables, decided, gathered }).data
  }
  for (let round = 0; round < 2; round++) {
    expect(shaped('A', { c: true })).toEqual({ citizen: { fullName: 'An', sex: 'MALE' } })
    expect(shaped('A', { c: false })).toEqual({ citizen: { fullName: 'An' } })
    expect(shaped('B', {})).toEqual({ citizen: { sex: 'MALE' } })
  }
})
