import { expect, test } from 'vitest'
import { an } from './fixture/country.ts'
import { openDesk } from './fixture/desk.ts'
import { policyOf } from './fixture/policy.ts'

const one = (selection: string): string => `{ citizen(citizenId: "${an}") { ${selection} } }`
const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')

/** Each fragment spreads the next one twice: 2^n fields from n lines. */
const bomb = (levels: number): string =>
  `${one('...F0')} ${repeat(levels, (n) => `fragment F${n} on Citizen { ...F${n + 1} ...F${n + 1} }`)}
   fragment F${levels} on Citizen { fullName }`

test.each([
  ['no document', 'DOCUMENT_INVALID', ''],
  ['a syntax error', 'DOCUMENT_INVALID', '{ citizen('],
  ['an unknown field', 'DOCUMENT_INVALID', one('salary')],
  ['an unknown way in', 'DOCUMENT_INVALID', '{ citizens(where: { fullName: "An" }) { fullName } }'],
  ['a mutation', 'DOCUMENT_INVALID', 'mutation { citizen { fullName } }'],
  ['a subscription', 'DOCUMENT_INVALID', 'subscription { citizen { fullName } }'],
  [
    'an inner field of federation',
    'DOCUMENT_INVALID',
    '{ _entities(representations: []) { __typename } }',
  ],
  [
    'two operations and no name',
    'DOCUMENT_INVALID',
    'query A { __typename } query B { __typename }',
  ],
  ['a NUL byte', 'DOCUMENT_INVALID', '{ __typename \u0000 }'],
  [
    'a fragment cycle',
    'DOCUMENT_INVALID',
    `${one('...A')} fragment A on Citizen { ...B } fragment B on Citizen { ...A }`,
  ],
  ['a reserved alias', 'DOCUMENT_INVALID', one('_motlanKey: fullName')],
  [
    'a reserved alias in a fragment',
    'DOCUMENT_INVALID',
    `${one('...A')} fragment A on Citizen { _motlan_x: fullName }`,
  ],
  [
    'an identifier of another kind',
    'IDENTIFIER_INVALID',
    '{ citizen(citizenId: "0101234567") { fullName } }',
  ],
  [
    'an identifier as a number',
    'IDENTIFIER_INVALID',
    '{ citizen(citizenId: 901085000001) { fullName } }',
  ],
  [
    'an identifier with a NUL byte',
    'IDENTIFIER_INVALID',
    '{ citizen(citizenId: "90108500000\\u0000") { fullName } }',
  ],
  ['a megabyte of spaces and tokens', 'DOCUMENT_TOO_COMPLEX', `{ ${'a '.repeat(500_000)} }`],
  ['ten thousand aliases', 'DOCUMENT_TOO_COMPLEX', one(repeat(10_000, (n) => `a${n}: fullName`))],
  ['a hundred and one aliases', 'DOCUMENT_TOO_COMPLEX', one(repeat(101, (n) => `a${n}: fullName`))],
  [
    'deep nesting',
    'DOCUMENT_TOO_COMPLEX',
    one(`${'spouse { '.repeat(16)}fullName${' }'.repeat(16)}`),
  ],
  ['nesting deeper than the stack', 'DOCUMENT_TOO_COMPLEX', '{ a '.repeat(4_900)],
  [
    'brackets deeper than the stack',
    'DOCUMENT_TOO_COMPLEX',
    `{ citizens(citizenIds: ${'['.repeat(9_900)}`,
  ],
  ['a small fragment bomb', 'DOCUMENT_TOO_COMPLEX', bomb(12)],
  ['a large fragment bomb', 'DOCUMENT_TOO_COMPLEX', bomb(1_000)],
  ['many root fields', 'DOCUMENT_TOO_COMPLEX', `{ ${repeat(21, () => '__typename')} }`],
  ['many directives', 'DOCUMENT_TOO_COMPLEX', one(`fullName ${'@include(if: true) '.repeat(51)}`)],
  ['many fields', 'DOCUMENT_TOO_COMPLEX', one('fullName '.repeat(2_001))],
  ['one field again and again', 'DOCUMENT_TOO_COMPLEX', one('fullName '.repeat(300))],
  [
    'one group again and again',
    'DOCUMENT_TOO_COMPLEX',
    `${one('...A '.repeat(90))} fragment A on Citizen { birthName { familyName givenName } }`,
  ],
  [
    'many fragments',
    'DOCUMENT_TOO_COMPLEX',
    `${one('fullName')} ${repeat(50, (n) => `fragment F${n} on Citizen { fullName }`)}`,
  ],
  [
    'many variables',
    'DOCUMENT_TOO_COMPLEX',
    `query (${repeat(101, (n) => `$v${n}: CitizenId`)}) ${one('fullName')}`,
  ],
  [
    'introspection of introspection',
    'DOCUMENT_INVALID',
    `{ __schema { types { ${'fields { type { '.repeat(4)} name ${'} }'.repeat(4)} } } }`,
  ],
  [
    'thousands of identifiers',
    'TOO_MANY_IDS',
    `{ citizens(citizenIds: [${repeat(9_000, () => `"${an}"`)}]) { fullName } }`,
  ],
  [
    'too many identifiers',
    'TOO_MANY_IDS',
    `{ citizens(citizenIds: [${repeat(101, () => `"${an}"`)}]) { fullName } }`,
  ],
])('%s: %s', async (_, code, query) => {
  const { ask, received, lookUps } = await openDesk()
  const { refused, body } = await ask(query)
  expect(refused).toBe(code)
  expect(body).not.toHaveProperty('data')
  for (const { extensions } of body.errors ?? []) {
    expect(extensions).toMatchObject({ code, reason: expect.any(String), fix: expect.any(String) })
  }
  expect(JSON.stringify(body).length).toBeLessThan(4_000)
  expect([...received(), ...lookUps]).toEqual([])
  expect((await ask(one('fullName'))).body.data).toEqual({ citizen: { fullName: 'Nguyễn Văn An' } })
})

const byVariable = 'query ($id: CitizenId!) { citizen(citizenId: $id) { fullName } }'
const byList = 'query ($ids: [CitizenId!]!) { citizens(citizenIds: $ids) { fullName } }'

test.each([
  ['an unknown variable', 'VARIABLES_INVALID', byVariable, { id: an, extra: 1 }],
  [
    'a __proto__ key',
    'VARIABLES_INVALID',
    byVariable,
    JSON.parse(`{"id":"${an}","__proto__":{"admin":true}}`),
  ],
  ['a constructor key', 'VARIABLES_INVALID', byVariable, { id: an, constructor: 1 }],
  ['a missing variable', 'VARIABLES_INVALID', byVariable, {}],
  ['null for an identifier', 'VARIABLES_INVALID', byVariable, { id: null }],
  ['an object for an identifier', 'IDENTIFIER_INVALID', byVariable, { id: { $ne: '' } }],
  ['a number for an identifier', 'IDENTIFIER_INVALID', byVariable, { id: 901085000001 }],
  ['a NUL byte in an identifier', 'IDENTIFIER_INVALID', byVariable, { id: `${an}\u0000` }],
  ['an injection for an identifier', 'IDENTIFIER_INVALID', byVariable, { id: "' or 1=1 --" }],
  ['one wrong identifier of many', 'IDENTIFIER_INVALID', byList, { ids: [an, 'x'] }],
  ['nested lists', 'IDENTIFIER_INVALID', byList, { ids: [[an]] }],
  ['a hundred and one identifiers', 'TOO_MANY_IDS', byList, { ids: Array(101).fill(an) }],
  ['fifty thousand identifiers', 'TOO_MANY_IDS', byList, { ids: Array(50_000).fill(an) }],
])('%s as a variable: %s', async (_, code, query, variables) => {
  const { ask, received, lookUps } = await openDesk()
  const { refused, body } = await ask(query, { variables })
  expect(refused).toBe(code)
  // What was sent may be somebody's identifier: it must not come back in a message.
  expect(JSON.stringify(body)).not.toMatch(/901085|1=1|admin/)
  expect([...received(), ...lookUps]).toEqual([])
  expect(Object.prototype).not.toHaveProperty('admin')
})

test('a wrong identifier in a list is named by its place', async () => {
  const { ask } = await openDesk()
  const { body } = await ask(byList, { variables: { ids: [an, '0101234567'] } })
  expect(body.errors?.[0]?.message).toMatch(/^\$ids\[1\]: .*tax code/)
})

test('identifiers are normalised before anybody is asked', async () => {
  const { ask, received } = await openDesk()
  const { body } = await ask(byVariable, { variables: { id: ` ${an}\u00a0`.normalize('NFD') } })
  expect(body.data).toEqual({ citizen: { fullName: 'Nguyễn Văn An' } })
  expect(received()[0]?.variables).toEqual({ id: an })
})

test('a look-up that could disclose too much is refused before it costs anything', async () => {
  const { ask, received } = await openDesk({ limits: { disclosures: 150 } })
  const query = 'query ($ids: [CitizenId!]!) { citizens(citizenIds: $ids) { fullName ethnicity } }'
  const ids = Array(80).fill(an)
  for (const _ of ['cold', 'warm']) {
    const { refused, body } = await ask(query, { variables: { ids } })
    expect(refused).toBe('DOCUMENT_TOO_COMPLEX')
    expect(body.errors?.[0]?.extensions).toMatchObject({
      limit: 'disclosures',
      estimated: 160,
      max: 150,
    })
    expect(received().flatMap(({ variables }) => variables.ids)).toEqual([])
    await ask(query, { variables: { ids: [] } })
  }
  expect((await ask(query, { variables: { ids: ids.slice(5) } })).refused).toBeUndefined()
})

test('what a fragment bomb could hide is still measured where it is small', async () => {
  const { ask } = await openDesk({ decidedBy: policyOf({ self: ['Citizen.fullName'] }) })
  expect((await ask(bomb(5))).body.data).toEqual({ citizen: { fullName: 'Nguyễn Văn An' } })
})

test('a document that fits the schema is answered whatever its name is', async () => {
  const { ask } = await openDesk()
  const query = 'query __proto__ { __typename } query constructor { __typename }'
  expect((await ask(query, { operationName: '__proto__' })).body.data).toEqual({
    __typename: 'Query',
  })
  expect((await ask(query, { operationName: 'toString' })).refused).toBe('DOCUMENT_INVALID')
})
