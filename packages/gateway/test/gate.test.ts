import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { decide } from '../src/decide.ts'
import { fetchKey } from '../src/fetch-key.ts'
import { checkPlan, type Gate } from '../src/gate.ts'
import { type AskedField, namesOf } from '../src/names.ts'
import type { Plan, PlannedFetch } from '../src/planned.ts'
import { readMeanings } from '../src/vocabulary.ts'
import { an, composed, country, everything } from './fixture/country.ts'
import { openDesk } from './fixture/desk.ts'
import { agency, type Permitted, policyOf, purpose } from './fixture/policy.ts'

const without = (...names: readonly string[]): readonly string[] =>
  everything.filter((name) => !names.includes(name))

// GHSA-m8jr-fxqx-8xx6: what @requires moves was never selected, and so never refused.
test('a plan that moves a refused attribute to another registry is refused', async () => {
  const decidedBy = policyOf({ self: without('Citizen.dateOfBirth') })
  const { ask, received, lookUps } = await openDesk({ decidedBy })
  const { refused, body } = await ask(`{ citizen(citizenId: "${an}") { fullName agePriority } }`)
  expect(refused).toBe('PLAN_REFUSED')
  expect(body.errors).toMatchObject([
    { extensions: { attribute: 'Citizen.dateOfBirth', relation: 'self' } },
  ])
  expect(received()).toEqual([])
  expect(lookUps).toMatchObject([{ disclosures: [], refused }])
})

test('the same movement is let through where the attribute is permitted', async () => {
  const { ask, received } = await openDesk({ decidedBy: policyOf({ self: everything }) })
  const { body } = await ask(`{ citizen(citizenId: "${an}") { agePriority } }`)
  expect(body).toMatchObject({ data: { citizen: { agePriority: 'NONE' } } })
  expect(received().at(-1)?.variables).toMatchObject({
    representations: [{ citizenId: an, dateOfBirth: '1985-03-15' }],
  })
})

test('permission about one relation moves nothing about another', async () => {
  const decidedBy = policyOf({ self: everything, spouse: without('Citizen.dateOfBirth') })
  const { ask, received } = await openDesk({ decidedBy })
  const query = `{ me: citizen(citizenId: "${an}") { agePriority s: spouse { agePriority } } }`
  const { refused, body } = await ask(query)
  expect(refused).toBe('PLAN_REFUSED')
  expect(body.errors).toMatchObject([
    { extensions: { attribute: 'Citizen.dateOfBirth', relation: 'spouse' } },
  ])
  expect(received()).toEqual([])
})

// GHSA-mx7m-j9xf-62hw: a rule on a field was passed by selecting the same field through a fragment.
test.each([
  ['an inline fragment', '... on Citizen { ethnicity }', ''],
  ['a bare fragment', '... { ... @include(if: true) { ethnicity } }', ''],
  [
    'a named fragment',
    '...A',
    'fragment A on Citizen { ...B } fragment B on Citizen { e: ethnicity }',
  ],
  ['a fragment used twice', 'spouse { ...A } ...A', 'fragment A on Citizen { ethnicity }'],
])('no way round a refusal through %s', async (_, selection, fragments) => {
  const decidedBy = policyOf({ self: without('Citizen.ethnicity'), spouse: ['Citizen.fullName'] })
  const { ask, received } = await openDesk({ decidedBy })
  const { body } = await ask(
    `{ citizen(citizenId: "${an}") { fullName ${selection} } } ${fragments}`,
  )
  expect(body.errors?.[0]).toMatchObject({ extensions: { attribute: 'Citizen.ethnicity' } })
  expect(JSON.stringify(body.data)).not.toMatch(/Kinh|Tày/)
  expect(
    received()
      .map(({ operation }) => operation)
      .join(),
  ).not.toContain('ethnicity')
  expect(received().flatMap(({ attributes }) => attributes)).not.toContain('Citizen.ethnicity')
})

const meanings = readMeanings(composed(country()).supergraphSdl)

function gateFor(query: string, permitted: Permitted): Gate {
  const document = parse(query)
  const [operation] = document.definitions
  if (operation?.kind !== 'OperationDefinition') throw new Error('the test has no operation')
  const { fields, relations } = namesOf({ document, operation, variables: {} }, meanings)
  const on = '2026-11-21'
  const decisions = decide(policyOf(permitted), { agency, purpose, on }, [...relations, 'spouse'])
  return { meanings, decisions, fields }
}

function planOf(operation: string, entities?: PlannedFetch['entities']): Plan {
  const fetch: PlannedFetch = {
    registry: 'population',
    operation,
    kind: 'query',
    variables: [],
    fetched: [],
    moved: [],
    ...(entities && { entities }),
  }
  return { step: { kind: 'fetch', fetch }, fetches: [fetch] }
}

const batch = (field: string, requires: PlannedFetch['moved'] = []): PlannedFetch['entities'] => [
  {
    alias: '_entities',
    variable: 'representations',
    paths: [[{ field }]],
    requires: requires.map((name) => ({ kind: 'Field', name: name.field })),
    represent: () => undefined,
    projection: { fields: [], fieldsOn: () => undefined },
    matches: () => true,
  },
]
const asked = `{ c: citizen(citizenId: "${an}") { fullName } }`
const named = { self: ['Citizen.fullName'] }
/** The key under which the engine fetches what the client calls `c`. */
const fetchedAs = (field: AskedField | undefined): string => (field ? fetchKey(field.node) : '')
const c = fetchedAs(gateFor(asked, named).fields[0])
const entities = (selection: string): string =>
  `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Citizen { ${selection} } } }`

test.each([
  ['an attribute nobody asked for', planOf('{ citizen { ethnicity } }')],
  ['a field that stands for nothing', planOf('{ citizen { salary } }')],
  ['a way in that does not exist', planOf('{ everybody { fullName } }')],
  ['a mutation', planOf('mutation { citizen { fullName } }')],
  ['a fragment at the root', planOf('{ ... on Query { citizen { fullName } } }')],
  ['a fragment nobody defined', planOf('{ citizen { ...A } }')],
  [
    'a fragment that hides a refusal',
    planOf('{ citizen { ...A } } fragment A on Citizen { ethnicity }'),
  ],
  ['a fragment without a type', planOf('{ citizen { ... { fullName } } }')],
  ['entities without a path', planOf(entities('fullName'))],
  ['entities nobody asked about', planOf(entities('fullName'), batch('d'))],
  ['entities with a refused attribute', planOf(entities('ethnicity'), batch(c))],
  [
    'a refused movement',
    planOf(entities('fullName'), batch(c, [{ type: 'Citizen', field: 'ethnicity' }])),
  ],
])('the gate refuses %s', (_, plan) => {
  expect(() => checkPlan(plan, gateFor(asked, named))).toThrow(
    expect.objectContaining({ code: 'PLAN_REFUSED' }),
  )
})

test.each([
  ['a key and a type', planOf('{ citizen { __typename citizenId fullName } }')],
  ['a fragment with a name', planOf('{ citizen { ...A } } fragment A on Citizen { fullName }')],
  ['entities on their path', planOf(entities('__typename citizenId fullName'), batch(c))],
  [
    'a fragment for a type that cannot stand there',
    planOf(entities('fullName').replace(' } }', ' } ... on Parcel { areaM2 } }'), batch(c)),
  ],
])('the gate lets %s pass', (_, plan) => {
  expect(() => checkPlan(plan, gateFor(asked, named))).not.toThrow()
})
