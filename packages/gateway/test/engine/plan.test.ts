import type { PlanNode } from '@graphql-hive/router-query-planner'
import { Refusal } from '@motlan/kernel'
import { parse, print } from 'graphql'
import { expect, test } from 'vitest'
import { fetchCompiler } from '../../src/compile-fetch.ts'
import { compilePlan } from '../../src/compile-plan.ts'
import { fetchDocument } from '../../src/fetch-document.ts'
import { createPlanner } from '../../src/plan.ts'
import { readSupergraph } from '../../src/supergraph.ts'
import { compose, openEngine } from './engine.ts'
import { memorySubgraph } from './memory-subgraph.ts'
import { an, smallCountry } from './small-country.ts'

const subgraphs = smallCountry()
const { supergraphSdl } = compose(subgraphs)
const supergraph = readSupergraph(supergraphSdl)
const compileFetch = fetchCompiler(supergraph)
const planner = createPlanner({ supergraphSdl, capacity: 2 })

const fetch = { kind: 'Fetch', serviceName: 'population', operation: '{ __typename }' } as const
const requires = [{ kind: 'Field', name: 'citizenId' }] as const

test.for<[string, unknown]>([
  ['a deferred step', { kind: 'Defer', primary: {}, deferred: [] }],
  ['a subscription', { kind: 'Subscription', primary: fetch }],
  ['a fetch that subscribes', { ...fetch, operationKind: 'subscription' }],
  ['a step nobody has heard of', { kind: 'Teleport' }],
  ['one inside a sequence', { kind: 'Sequence', nodes: [fetch, { kind: 'Teleport' }] }],
  [
    'a path to something else than a fetch',
    { kind: 'Flatten', path: [], node: { kind: 'Parallel', nodes: [] } },
  ],
  [
    'an unknown step of a path',
    { kind: 'Flatten', path: [{ Teleport: 1 }], node: { ...fetch, requires } },
  ],
  ['an unknown rewrite', { ...fetch, outputRewrites: [{ Teleport: { path: [] } }] }],
])('%s is refused when the plan is made', ([, node]) => {
  // What a later planner may answer has no type yet.
  expect(() => compilePlan(node as PlanNode, compileFetch)).toThrow(Refusal)
})

test('the same document is planned once, and forgotten when others came', () => {
  const plan = (query: string, variables = {}) => planner.plan({ text: query, variables })
  const query = 'query ($c: Boolean!) { citizen(citizenId: "1") { sex fullName @include(if: $c) } }'
  const first = plan(query, { c: true })
  expect(plan(query, { c: true })).toBe(first)
  expect(plan(query, { c: false })).not.toBe(first)
  expect(plan(query, { c: true })).toBe(first)
  plan('{ citizen(citizenId: "2") { sex } }')
  plan('{ citizen(citizenId: "3") { sex } }')
  expect(plan(query, { c: true })).not.toBe(first)
})

test('a plan says what it fetches and what it moves', () => {
  const { fetches } = planner.plan({
    text: '{ citizen(citizenId: "1") { landPriority parcels { areaM2 } } }',
    variables: {},
  })
  const named = (list: readonly { type: string; field: string }[]) =>
    list.map(({ type, field }) => `${type}.${field}`).sort()
  expect(
    fetches.map(({ registry, fetched, moved }) => [registry, named(fetched), named(moved)]),
  ).toEqual([
    [
      'population',
      [
        'BirthName.familyName',
        'Citizen.birthName',
        'Citizen.citizenId',
        'Citizen.dateOfBirth',
        'Query.citizen',
      ],
      [],
    ],
    [
      'land',
      ['Citizen.landPriority', 'Citizen.parcels', 'Parcel.areaM2'],
      ['BirthName.familyName', 'Citizen.birthName', 'Citizen.citizenId', 'Citizen.dateOfBirth'],
    ],
  ])
})

test.for<[string, string | undefined]>([
  ['{ __typename }', undefined],
  ['{ __schema { types { name } } t: __type(name: "X") { name } }', undefined],
  [
    '{ a: citizen(citizenId: "1") { sex @skip(if: true) } }',
    '{ _motlan_1a: citizen(citizenId: "1") { __typename } }',
  ],
  [
    '{ citizen(citizenId: "1") { citizenId: fullName spouse { x: sex } y: spouse { __proto__: sex } } }',
    '{ citizen(citizenId: "1") { fullName spouse { sex } spouse { sex } } }',
  ],
  [
    '{ a: citizen(citizenId: "1") { t: __typename } b: citizen(citizenId: "2") { sex } __typename }',
    '{ _motlan_1a: citizen(citizenId: "1") { __typename } _motlan_1b: citizen(citizenId: "2") { sex } }',
  ],
  [
    'query ($yes: Boolean!) { citizen(citizenId: "1") { ...F @include(if: $yes) sex @skip(if: $yes) } } fragment F on Citizen { fullName }',
    'query ($yes: Boolean!) { citizen(citizenId: "1") { fullName } }',
  ],
])('%s is planned as %s', ([query, expected]) => {
  const document = fetchDocument({
    document: parse(query),
    operationName: undefined,
    variables: { yes: true },
    schema: supergraph.schema,
  })
  expect(document && print(document).replace(/\s+/g, ' ')).toBe(expected)
})

test('a document nobody can plan is refused without a word of the planner', () => {
  const text = `{ citizen(citizenId: "${an}") { nothing } }`
  expect(() => planner.plan({ text, variables: {} })).toThrow(
    expect.objectContaining({ code: 'PLAN_REFUSED', message: expect.not.stringContaining(an) }),
  )
})

test('mutations are carried out one after the other, in the order of the document', async () => {
  const done: string[] = []
  const registry = (name: string) =>
    memorySubgraph(
      name,
      `type Query { ${name}: Int }  type Mutation { ${name}Add(by: Int!): Int }`,
      { Mutation: { [`${name}Add`]: (_root, { by }) => done.push(`${name} ${by}`) } },
    )
  const { ask } = openEngine([registry('one'), registry('two')], 'open')
  const { data, errors } = await ask(
    'mutation { a: oneAdd(by: 1) b: twoAdd(by: 2) c: oneAdd(by: 3) d: oneAdd(by: 4) e: twoAdd(by: 5) }',
  )
  expect(errors).toEqual([])
  expect(done).toEqual(['one 1', 'two 2', 'one 3', 'one 4', 'two 5'])
  expect(data).toEqual({ a: 1, b: 2, c: 3, d: 4, e: 5 })
})
