import { generateKeyPair, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { issuer, openDesk, token } from './fixture/desk.ts'
import { procedure } from './fixture/policy.ts'

const query = '{ citizen(citizenId: "901085000001") { fullName } }'
const bearer = async (given: Promise<string>): Promise<string> => `Bearer ${await given}`
const now = Math.floor(Date.now() / 1000)
const stranger = await generateKeyPair('EdDSA')
const unsigned = new UnsecuredJWT({ agency: 'land-office', scope: 'lookup' })
  .setIssuer(issuer)
  .setAudience('motlan-gateway')
  .setSubject('officer-7')
  .setExpirationTime(now + 600)
  .encode()

test.each([
  ['TOKEN_MISSING', { authorization: undefined }],
  ['TOKEN_MISSING', { authorization: '  ' }],
  ['TOKEN_INVALID', { authorization: 'Basic bGFuZDpvZmZpY2U=' }],
  ['TOKEN_INVALID', { authorization: 'Bearer not-a-token' }],
  ['TOKEN_INVALID', { authorization: `Bearer ${unsigned}` }],
  ['TOKEN_INVALID', { authorization: await bearer(token({}, stranger.privateKey)) }],
  ['TOKEN_INVALID', { authorization: await bearer(token({ iss: 'https://elsewhere.test' })) }],
  ['TOKEN_INVALID', { authorization: await bearer(token({ sub: ' ' })) }],
  ['TOKEN_INVALID', { authorization: await bearer(token({ sub: undefined })) }],
  ['TOKEN_INVALID', { authorization: await bearer(token({ exp: undefined })) }],
  ['TOKEN_INVALID', { authorization: await bearer(token({ nbf: now + 600 })) }],
  ['TOKEN_EXPIRED', { authorization: await bearer(token({ exp: now - 1 })) }],
  ['TOKEN_AUDIENCE', { authorization: await bearer(token({ aud: 'another-system' })) }],
  ['TOKEN_AUDIENCE', { authorization: await bearer(token({ aud: undefined })) }],
  ['AGENCY_UNKNOWN', { authorization: await bearer(token({ agency: 'ministry-of-magic' })) }],
  ['AGENCY_UNKNOWN', { authorization: await bearer(token({ agency: undefined })) }],
  ['SCOPE_MISSING', { authorization: await bearer(token({ scope: undefined })) }],
  ['SCOPE_MISSING', { authorization: await bearer(token({ scope: 'lookup:2.000986 admin' })) }],
  [
    'SCOPE_MISSING',
    {
      authorization: await bearer(token({ scope: `lookup:${procedure}` })),
      stated: { purpose: 'credit' },
    },
  ],
  ['PURPOSE_MISSING', { stated: {} }],
  ['PURPOSE_MISSING', { stated: { procedure: ' ', purpose: '' } }],
  ['PROCEDURE_UNKNOWN', { stated: { procedure: '9.999999' } }],
  ['PURPOSE_UNKNOWN', { stated: { purpose: 'curiosity' } }],
  ['PURPOSE_UNKNOWN', { stated: { procedure, purpose: 'birth' } }],
  ['CASE_INVALID', { stated: { procedure, case: 'a case/with spaces' } }],
  ['CASE_INVALID', { stated: { procedure, case: 'x'.repeat(65) } }],
])('%s', async (code, given) => {
  const { ask, received, lookUps, logged } = await openDesk()
  const { refused, body } = await ask(query, given)
  expect(refused).toBe(code)
  expect(body).toEqual({
    errors: [
      {
        message: expect.any(String),
        extensions: expect.objectContaining({
          code,
          reason: expect.any(String),
          fix: expect.any(String),
        }),
      },
    ],
  })
  expect([...received(), ...lookUps]).toEqual([])
  expect(logged.join()).toContain(`"outcome":"${code}"`)
})

test.each([
  ['a scope for this procedure', { scope: `lookup:2.000986 lookup:${procedure}` }, { procedure }],
  ['a scope for all', { scope: 'openid lookup' }, { procedure, case: 'H26.09-2026.000001' }],
  ['a procedure as damaged lists write it', {}, { procedure: ' 1,002207 ' }],
  ['a purpose alone', {}, { purpose: 'land-registration' }],
  ['one audience of several', { aud: ['portal', 'motlan-gateway'] }, { procedure }],
])('%s is enough', async (_, claims, stated) => {
  const { ask, lookUps } = await openDesk()
  const { refused } = await ask(query, { authorization: await bearer(token(claims)), stated })
  expect(refused).toBeUndefined()
  expect(lookUps[0]).toMatchObject({
    officer: 'officer-7',
    ...('case' in stated && { case: stated.case }),
  })
})

test('a token stops counting the moment it expires, however often it was seen before', async () => {
  let at = new Date()
  const { ask } = await openDesk({ clock: () => at })
  const authorization = await bearer(token({ exp: now + 100 }))
  expect((await ask(query, { authorization })).refused).toBeUndefined()
  at = new Date((now + 99) * 1000)
  expect((await ask(query, { authorization })).refused).toBeUndefined()
  at = new Date((now + 101) * 1000)
  expect((await ask(query, { authorization })).refused).toBe('TOKEN_EXPIRED')
})

test('keys that cannot be fetched refuse, and say so', async () => {
  const keys = new URL('http://127.0.0.1:9/jwks.json')
  const { ask, logged } = await openDesk({ identity: { issuers: [{ issuer, keys }] } })
  const { refused, body } = await ask(query)
  expect(refused).toBe('TOKEN_INVALID')
  expect(body.errors?.[0]?.message).toContain('keys of the issuer')
  expect(logged.join()).toContain('"request failed"')
})

test('nobody needs a token to read the schema, and a bad token is refused even there', async () => {
  const { ask, received, lookUps } = await openDesk()
  const schema = '{ __typename __schema { queryType { name } } __type(name: "Citizen") { name } }'
  const anonymous = await ask(schema, { authorization: undefined, stated: {} })
  expect(anonymous.body).toEqual({
    data: {
      __typename: 'Query',
      __schema: { queryType: { name: 'Query' } },
      __type: { name: 'Citizen' },
    },
  })
  expect((await ask(schema, { authorization: 'Bearer forged' })).refused).toBe('TOKEN_INVALID')
  const mixed = '{ __typename myAccess { name } }'
  expect((await ask(mixed, { authorization: undefined })).refused).toBe('TOKEN_MISSING')
  const hidden =
    '{ __typename ...Rest } fragment Rest on Query { citizens(citizenIds: []) { fullName } }'
  expect((await ask(hidden, { authorization: undefined })).refused).toBe('TOKEN_MISSING')
  expect([...received(), ...lookUps]).toEqual([])
})
