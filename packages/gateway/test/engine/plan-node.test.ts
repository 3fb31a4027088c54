import type {
  FetchNodePathSegment,
  PlanNode,
  RequiresSelection,
} from '@graphql-hive/router-query-planner'
import type { JsonObject } from '@motlan/kernel'
import { expect, test } from 'vitest'
import { fetchCompiler } from '../../src/compile-fetch.ts'
import { compilePlan } from '../../src/compile-plan.ts'
import { executePlan } from '../../src/execute.ts'
import type { OutgoingFetch } from '../../src/gathered.ts'
import { readSupergraph } from '../../src/supergraph.ts'
import { compose } from './engine.ts'
import { an, binh, smallCountry } from './small-country.ts'

/** Forms of plan the planner has, written by hand: what it makes of documents needs few of them. */
const compileFetch = fetchCompiler(readSupergraph(compose(smallCountry()).supergraphSdl))

async function carriedOut(
  node: PlanNode,
  answers: readonly JsonObject[],
  variables: JsonObject = {},
) {
  const plan = compilePlan(node, compileFetch)
  const sent: OutgoingFetch[] = []
  const { data, shortfalls } = await executePlan({
    plan,
    variables,
    signal: new AbortController().signal,
    timeout: 1000,
    async send(outgoing) {
      sent.push(outgoing)
      return { data: answers[sent.length - 1] }
    },
  })
  return { plan, data, shortfalls, sent: sent.map((each) => each.variables) }
}

const root = (selection: string): PlanNode & { kind: 'Fetch' } => ({
  kind: 'Fetch',
  serviceName: 'population',
  operation: `{citizen(citizenId: "${an}"){${selection}}}`,
})
const taxes = {
  kind: 'Fetch',
  serviceName: 'finance',
  operation:
    'query($representations:[_Any!]!){_entities(representations:$representations){...on Citizen{taxArrears}}}',
} as const
const key = { kind: 'Field', name: 'citizenId' } as const

test('a condition the planner has left open is answered when the plan is carried out', async () => {
  const node: PlanNode = {
    kind: 'Sequence',
    nodes: [
      { kind: 'Condition', condition: 'c', ifClause: root('sex'), elseClause: root('fullName') },
      { kind: 'Condition', condition: 'd', ifClause: root('dateOfBirth') },
    ],
  }
  const sex = { citizen: { sex: 'MALE' } }
  const name = { citizen: { fullName: 'An' } }
  const born = { citizen: { dateOfBirth: '1985-03-15' } }
  expect((await carriedOut(node, [sex], { c: true })).data).toEqual(sex)
  expect((await carriedOut(node, [name, born], { d: true })).data).toEqual({
    citizen: { fullName: 'An', dateOfBirth: '1985-03-15' },
  })
})

test('a key the planner had to rename gets its name back, on objects of its type only', async () => {
  const path: FetchNodePathSegment[] = [
    { Key: 'citizen' },
    { TypenameEquals: ['Citizen'] },
    { Key: 'spouse' },
  ]
  const node: PlanNode = {
    ...root('spouse{_a: fullName _b: sex} birthName{_a: familyName}'),
    outputRewrites: [
      { KeyRenamer: { path: [...path, { Key: '_a' }], renameKeyTo: 'fullName' } },
      {
        KeyRenamer: {
          path: [...path, { TypenameEquals: ['Business'] }, { Key: '_b' }],
          renameKeyTo: 'sex',
        },
      },
      { ValueSetter: { path: [...path, { Key: '_b' }], setValueTo: 'FEMALE' } },
    ],
  }
  const answer = { citizen: { spouse: { _a: 'Bình', _b: 'MALE' }, birthName: { _a: 'Nguyễn' } } }
  const { data, shortfalls } = await carriedOut(node, [answer])
  expect(data).toEqual({
    citizen: { spouse: { fullName: 'Bình', _b: 'FEMALE' }, birthName: { _a: 'Nguyễn' } },
  })
  expect(shortfalls).toEqual([])
})

test('a representation is corrected before it leaves, and what was gathered stays', async () => {
  const node: PlanNode = {
    kind: 'Sequence',
    nodes: [
      root('__typename citizenId _k: dateOfBirth'),
      {
        kind: 'Flatten',
        path: [{ Field: 'citizen' }],
        node: {
          ...taxes,
          requires: [
            {
              kind: 'InlineFragment',
              typeCondition: 'Citizen',
              selections: [key, { kind: 'Field', name: '_k', alias: 'dateOfBirth' }],
            },
          ],
          inputRewrites: [
            {
              KeyRenamer: {
                path: [{ TypenameEquals: ['Citizen'] }, { Key: 'dateOfBirth' }],
                renameKeyTo: 'born',
              },
            },
            {
              kind: 'ValueSetter',
              path: [{ TypenameEquals: ['Citizen'] }, { Key: '__typename' }],
              setValueTo: 'Person',
            },
          ],
        },
      },
    ],
  }
  const citizen = { __typename: 'Citizen', citizenId: an, _k: '1985-03-15' }
  const { data, sent, plan } = await carriedOut(node, [
    { citizen },
    { _entities: [{ taxArrears: 1 }] },
  ])
  expect(sent[1]).toEqual({
    representations: [{ __typename: 'Person', citizenId: an, born: '1985-03-15' }],
  })
  expect(data).toEqual({ citizen: { ...citizen, taxArrears: 1 } })
  expect(plan.fetches[1]?.moved).toEqual([
    { type: 'Citizen', field: 'citizenId' },
    { type: 'Citizen', field: 'dateOfBirth' },
  ])
})

test.for([
  [{ skipIf: 'c' }, { c: true }, 0],
  [{ skipIf: 'c' }, { c: false }, 1],
  [{ includeIf: 'c' }, { c: true }, 1],
  [{ includeIf: 'c' }, { c: false }, 0],
] as const)(
  'a requirement with %j is one with %j %i times',
  async ([condition, variables, times]) => {
    const node: PlanNode = {
      kind: 'Sequence',
      nodes: [
        root('__typename citizenId'),
        {
          kind: 'Flatten',
          path: [{ Field: 'citizen' }],
          node: {
            ...taxes,
            requires: [
              { kind: 'InlineFragment', typeCondition: 'Citizen', selections: [key], ...condition },
            ],
          },
        },
      ],
    }
    const answers = [{ citizen: { __typename: 'Citizen', citizenId: an } }, { _entities: [{}] }]
    expect((await carriedOut(node, answers, variables)).sent.length - 1).toBe(times)
  },
)

test('fields of a batch that share a variable ask about the same list', async () => {
  const requires: RequiresSelection[] = [
    { kind: 'InlineFragment', typeCondition: 'Citizen', selections: [key] },
  ]
  const batch = (alias: string, field: string) => ({
    alias,
    representationsVariableName: 'r',
    paths: [[{ Field: 'citizen' }, ...(field === '' ? [] : [{ Field: field }])]],
    requires,
  })
  const node: PlanNode = {
    kind: 'Sequence',
    nodes: [
      root('__typename citizenId spouse{__typename citizenId}'),
      {
        kind: 'BatchFetch',
        serviceName: 'finance',
        operation:
          'query($r:[_Any!]!){a:_entities(representations:$r){...on Citizen{taxArrears}} b:_entities(representations:$r){...on Citizen{employer{businessId}}}}',
        entityBatch: { aliases: [batch('a', ''), batch('b', 'spouse')] },
      },
    ],
  }
  const spouse = { __typename: 'Citizen', citizenId: binh }
  const { data, sent } = await carriedOut(node, [
    { citizen: { __typename: 'Citizen', citizenId: an, spouse } },
    {
      a: [{ taxArrears: 1 }, { taxArrears: 2 }],
      b: [{ employer: null }, { employer: { businessId: '9900000016' } }],
    },
  ])
  expect(sent[1]?.r).toHaveLength(2)
  expect(data).toMatchObject({
    citizen: { taxArrears: 1, spouse: { employer: { businessId: '9900000016' } } },
  })
})
