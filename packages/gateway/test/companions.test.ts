import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import type { Companion } from '../src/companion.ts'
import { an } from './fixture/country.ts'
import { citizenToken, openDesk, token } from './fixture/desk.ts'
import { notesCompanion } from './fixture/notes.ts'
import { policyOf, procedure } from './fixture/policy.ts'

const openWith = async (more: Parameters<typeof openDesk>[0] = {}) => {
  const notes = notesCompanion()
  return { notes, ...(await openDesk({ companions: [notes], ...more })) }
}

test('what a companion brings is answered, by its resolvers and from its sources', async () => {
  const { ask, received, lookUps } = await openWith()
  const { refused, body } = await ask(
    'query ($text: String) { note(text: $text) { __typename text length title { vi } } none: note { text } whoAsks }',
    { variables: { text: 'một lần' }, stated: {} },
  )
  expect(refused).toBeUndefined()
  expect(body).toEqual({
    data: {
      note: { __typename: 'Note', text: 'một lần', length: 7, title: { vi: 'Ghi chú' } },
      none: null,
      whoAsks: 'agency',
    },
    extensions: { motlan: { requestId: expect.any(String) } },
  })
  expect([...received(), ...lookUps]).toEqual([])
})

test('a companion learns who asks, what for, and under which id', async () => {
  const { ask, notes } = await openWith()
  const { requestId } = await ask('{ whoAsks }', { stated: { procedure, case: 'H26-1' } })
  await ask('{ whoAsks }', { authorization: undefined })
  await ask('{ whoAsks }', { authorization: await citizenToken(an) })
  const [agency, nobody, citizen] = notes.seen
  expect(agency).toMatchObject({
    requestId,
    bearer: { kind: 'agency', agency: 'land-office', officer: 'officer-7' },
    stated: { procedure, case: 'H26-1' },
  })
  expect(nobody?.bearer).toBeUndefined()
  expect(citizen?.bearer).toEqual({
    kind: 'citizen',
    citizenId: an,
    account: 'account-1',
    scopes: new Set(['trace', 'cases']),
  })
})

test('one question to a companion and to registries has one answer, in the order it was asked', async () => {
  const { ask, lookUps } = await openWith({ decidedBy: policyOf({ self: ['Citizen.fullName'] }) })
  const { body } = await ask(
    `{ a: whoAsks ...Both c: __typename } fragment Both on Query { citizen(citizenId: "${an}") { fullName ethnicity } b: note(text: "x") { fails text } }`,
  )
  expect(JSON.stringify(body.data)).toBe(
    '{"a":"agency","citizen":{"fullName":"Nguyễn Văn An","ethnicity":null},"b":{"fails":null,"text":"x"},"c":"Query"}',
  )
  expect(body.errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
    [['b', 'fails'], 'INTERNAL'],
    [['citizen', 'ethnicity'], 'ATTRIBUTE_WITHHELD'],
  ])
  expect(lookUps).toHaveLength(1)
})

test('what a companion refuses as a whole is refused before anything is looked up', async () => {
  const { ask, received, lookUps } = await openWith()
  const { requestId, refused, body } = await ask(
    `{ secret { text } citizen(citizenId: "${an}") { fullName } }`,
  )
  expect(refused).toBe('TRACE_REFUSED')
  expect(body).toEqual({
    errors: [
      {
        message: expect.stringContaining('secret: '),
        path: ['secret'],
        extensions: {
          code: 'TRACE_REFUSED',
          reason: expect.any(String),
          fix: expect.any(String),
          since: 'ever',
          requestId,
        },
      },
    ],
  })
  expect([...received(), ...lookUps]).toEqual([])
})

test('what fails inside a companion says nothing of itself, to nobody', async () => {
  const { ask, logged } = await openWith()
  const { body } = await ask(`{ note(text: "${an}") { fails text } }`)
  expect(body.data).toEqual({ note: { fails: null, text: an } })
  expect(body.errors).toMatchObject([
    { path: ['note', 'fails'], extensions: { code: 'INTERNAL', fix: expect.any(String) } },
  ])
  expect(JSON.stringify(body.errors)).not.toContain('connection')
  expect(logged.join()).toContain('"request failed"')
  expect(logged.join()).not.toContain(an)
})

test('a mutation exists where a companion brings one', async () => {
  const { ask, notes, lookUps } = await openWith()
  const write = 'mutation ($note: NoteInput!) { write(note: $note) { text length } }'
  const note = { text: 'khai sinh', on: '2026-11-21' }
  const { body } = await ask(write, { variables: { note }, stated: {} })
  expect(body.data).toEqual({ write: { text: 'khai sinh', length: 9 } })
  expect(notes.written).toEqual(['{"text":"khai sinh","kind":"SHORT","on":"2026-11-21"}'])
  expect(lookUps).toEqual([])
  const wrong = await ask(write, { variables: { note: { ...note, on: '2026-02-30' } } })
  expect(wrong.refused).toBe('IDENTIFIER_INVALID')
  const plain = await openDesk()
  expect((await plain.ask('mutation { write(note: { text: "x" }) { text } }')).refused).toBe(
    'DOCUMENT_INVALID',
  )
  expect(notes.written).toHaveLength(1)
})

test.each([
  [
    'DOCUMENT_TOO_COMPLEX',
    `{ ${Array.from({ length: 21 }, (_, n) => `a${n}: whoAsks`).join(' ')} }`,
  ],
  ['DOCUMENT_INVALID', '{ note(text: 1) { text } }'],
  ['DOCUMENT_INVALID', 'mutation { nothing }'],
  ['VARIABLES_INVALID', 'mutation ($note: NoteInput!) { write(note: $note) { text } }'],
  ['TOKEN_INVALID', '{ whoAsks }', 'Bearer forged'],
])('limits and checks are those of look-ups: %s', async (code, query, authorization?: string) => {
  const { ask, notes } = await openWith()
  const { refused } = await ask(query, authorization ? { authorization } : {})
  expect(refused).toBe(code)
  expect([...notes.seen, ...notes.written]).toEqual([])
})

test('of a citizen who asks the log says that it is one, and nothing else', async () => {
  const { ask, logged } = await openWith()
  await ask('{ whoAsks }', { authorization: await citizenToken(an) })
  expect(logged.join()).toContain('"asks":"citizen"')
  expect(logged.join()).not.toContain(an)
  expect(logged.join()).not.toContain('account-1')
})

test('the schema for an agency has what companions bring, with every type that it leads to', async () => {
  const { gateway, authorization } = await openWith({ decidedBy: policyOf({}) })
  const schema = buildSchema(await gateway.projectedSdl({ authorization, stated: { procedure } }))
  expect(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort()).toEqual([
    'myAccess',
    'note',
    'secret',
    'whoAsks',
  ])
  expect(schema.getMutationType()).toBeDefined()
  expect(schema.getSubscriptionType()).toBeDefined()
  for (const name of ['NoteInput', 'NoteKind', 'Bilingual']) {
    expect(schema.getType(name), name).toBeDefined()
  }
})

const taken = { Query: { other: () => 1 } }
test.each<[string, string, Companion]>([
  [
    'two claim one field',
    'TWO_SOURCES',
    { sdl: 'extend type Query { citizen: Int }', resolvers: {} },
  ],
  ['two claim one type', 'TWO_SOURCES', { sdl: 'type Citizen { x: Int }', resolvers: {} }],
  [
    'two claim a type of companions',
    'TWO_SOURCES',
    { sdl: 'type Bilingual { vi: Int }', resolvers: {} },
  ],
  [
    'it adds to a subject',
    'FIELD_UNDECLARED',
    { sdl: 'extend type Citizen { shoeSize: Int }', resolvers: {} },
  ],
  [
    'it answers a subject',
    'FIELD_UNDECLARED',
    { sdl: 'type Note { about: Citizen }', resolvers: {} },
  ],
  ['it redefines a root', 'FIELD_UNDECLARED', { sdl: 'type Mutation { x: Int }', resolvers: {} }],
  ['nobody answers', 'FIELD_UNDECLARED', { sdl: 'extend type Query { x: Int }', resolvers: {} }],
  ['nothing is answered', 'FIELD_UNDECLARED', { sdl: 'scalar X', resolvers: taken }],
])('a companion is refused at the start where %s', async (_what, code, companion) => {
  await expect(openDesk({ companions: [companion] })).rejects.toMatchObject({ code })
})

test('a citizen looks nobody up, themselves included', async () => {
  const { ask, received, lookUps } = await openWith()
  const authorization = await citizenToken(an)
  for (const query of [
    `{ citizen(citizenId: "${an}") { fullName } }`,
    `{ whoAsks citizen(citizenId: "${an}") { __typename } }`,
    '{ myAccess { name } }',
  ]) {
    expect((await ask(query, { authorization })).refused).toBe('AGENCY_NEEDED')
  }
  expect([...received(), ...lookUps]).toEqual([])
})

test.each([
  ['no number', { citizen: '12' }],
  ['a number that is none', { citizen: 901085000001 }],
  ['an agency, too', { agency: 'land-office' }],
])('a token for a citizen with %s counts for nothing', async (_what, claims) => {
  const { ask } = await openWith()
  const authorization = await citizenToken(an, claims)
  expect((await ask('{ whoAsks }', { authorization })).refused).toBe('TOKEN_INVALID')
})

test('who issues tokens for officers makes no citizens', async () => {
  const { issuer, jwk } = await import('./fixture/desk.ts')
  const { ask } = await openWith({ identity: { issuers: [{ issuer, keys: { keys: [jwk] } }] } })
  expect((await ask('{ whoAsks }', { authorization: await citizenToken(an) })).refused).toBe(
    'TOKEN_INVALID',
  )
  expect(
    (await ask('{ whoAsks }', { authorization: `Bearer ${await token()}` })).body.data,
  ).toEqual({
    whoAsks: 'agency',
  })
})
