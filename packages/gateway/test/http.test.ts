import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Transport } from '@motlan/kernel'
import { buildSchema } from 'graphql'
import { auditServer } from 'graphql-http'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { gatewayServer, type ServerOptions } from '../src/server.ts'
import { an, country } from './fixture/country.ts'
import { type Desk, openDesk } from './fixture/desk.ts'
import { notesCompanion } from './fixture/notes.ts'
import { policyOf, procedure } from './fixture/policy.ts'

const desk: Desk = await openDesk()
const logged: string[] = []

function serverWith(more: Partial<ServerOptions> = {}): ReturnType<typeof gatewayServer> {
  return gatewayServer({
    gateway: desk.gateway,
    ready: async () => ({ population: true, land: true }),
    newId: () => 'request-1',
    logger: pino({}, { write: (line: string) => logged.push(line) }),
    ...more,
  })
}

const node = createServer(
  serverWith({
    jwks: () => ({ keys: [] }),
    page: (request) =>
      request.url.endsWith('/graphql') ? new Response('<html>GraphiQL</html>') : undefined,
  }).listener,
)
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => node.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(node.address() as AddressInfo).port}`
})
afterAll(async () => {
  await new Promise((resolve) => node.close(resolve))
})

const query = 'query ($id: CitizenId!) { citizen(citizenId: $id) { fullName } }'
const headers = {
  'content-type': 'application/json',
  authorization: desk.authorization,
  'motlan-procedure': procedure,
}
const post = (body: unknown, more: Record<string, string> = {}): Promise<Response> =>
  fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { ...headers, ...more },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

test('GraphQL over HTTP: 61 of 61, with and without companions', async () => {
  const { gateway } = await openDesk({ companions: [notesCompanion()] })
  const more = createServer(serverWith({ gateway }).listener)
  await new Promise<void>((resolve) => more.listen(0, '127.0.0.1', resolve))
  const others = `http://127.0.0.1:${(more.address() as AddressInfo).port}`
  for (const url of [origin, others]) {
    const audits = await auditServer({ url: `${url}/graphql` })
    expect(audits.filter(({ status }) => status !== 'ok')).toEqual([])
    expect(audits).toHaveLength(61)
  }
  await new Promise((resolve) => more.close(resolve))
})

test('a look-up over HTTP says who and what for in its headers', async () => {
  const response = await post({ query, variables: { id: an } }, { 'motlan-case': 'H26-1' })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ data: { citizen: { fullName: 'Nguyễn Văn An' } } })
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
  expect(desk.lookUps.at(-1)).toMatchObject({ procedure, case: 'H26-1' })
})

test.each([
  ['TOKEN_MISSING', 401, { query }, { authorization: '' }],
  ['TOKEN_INVALID', 401, { query, variables: { id: an } }, { authorization: 'Bearer x' }],
  ['PURPOSE_MISSING', 400, { query, variables: { id: an } }, { 'motlan-procedure': '' }],
  ['PROCEDURE_UNKNOWN', 403, { query, variables: { id: an } }, { 'motlan-procedure': '9.999999' }],
  ['DOCUMENT_TOO_COMPLEX', 400, { query: `{ ${'__typename '.repeat(30)} }` }, {}],
  ['DOCUMENT_INVALID', 400, { query: '{' }, { accept: 'application/graphql-response+json' }],
  ['DOCUMENT_INVALID', 200, { query: '{' }, { accept: 'application/json' }],
  [
    'IDENTIFIER_INVALID',
    400,
    { query, variables: { id: 'x' } },
    { accept: 'application/graphql-response+json' },
  ],
  ['ANSWER_NOT_ACCEPTABLE', 406, { query, variables: { id: an } }, { accept: 'text/csv' }],
  ['ANSWER_NOT_ACCEPTABLE', 406, { query, variables: { id: an } }, { accept: 'text/event-stream' }],
  ['MEDIA_TYPE_UNKNOWN', 415, { query }, { 'content-type': 'text/plain' }],
  [
    'MEDIA_TYPE_UNKNOWN',
    415,
    `query=${query}`,
    { 'content-type': 'application/x-www-form-urlencoded' },
  ],
  ['MEDIA_TYPE_UNKNOWN', 415, { query }, { 'content-type': 'application/json; charset=utf-16' }],
  ['REQUEST_MALFORMED', 400, 'not json', {}],
  ['REQUEST_MALFORMED', 400, '[]', {}],
  ['REQUEST_MALFORMED', 400, [{ query }], {}],
  ['REQUEST_MALFORMED', 400, {}, {}],
  ['REQUEST_MALFORMED', 400, { query: 1 }, {}],
  ['REQUEST_MALFORMED', 400, { query, variables: [] }, {}],
  ['DOCUMENT_TOO_LARGE', 413, { query: ' '.repeat(1_000_001) }, {}],
])('%s is HTTP %i', async (code, status, body, more) => {
  const before = desk.lookUps.length
  const response = await post(body, more)
  expect(response.status).toBe(status)
  const answer = await response.json()
  expect(answer).toEqual({
    errors: expect.arrayContaining([
      expect.objectContaining({
        message: expect.any(String),
        extensions: expect.objectContaining({
          code,
          reason: expect.any(String),
          fix: expect.any(String),
        }),
      }),
    ]),
  })
  expect(JSON.stringify(answer)).not.toMatch(/node_modules|\.ts:|stack/)
  expect(desk.lookUps).toHaveLength(before)
})

test('a body of unknown length is counted while it is read', async () => {
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(32)),
  })
  const init = { method: 'POST', headers, body: endless, duplex: 'half' }
  const response = await serverWith().fetch(new Request(`${origin}/graphql`, init))
  expect(response.status).toBe(413)
})

test('a look-up by GET is answered, and its address is in no log', async () => {
  const search = new URLSearchParams({ query, variables: JSON.stringify({ id: an }) })
  const response = await fetch(`${origin}/graphql?${search}`, { headers })
  expect(await response.json()).toMatchObject({ data: { citizen: { fullName: 'Nguyễn Văn An' } } })
  expect([...logged, ...desk.logged].join()).not.toContain(an)
  const malformed = await fetch(`${origin}/graphql?query={__typename}&variables={`, { headers })
  expect(malformed.status).toBe(400)
})

test.each([
  ['PUT', '/graphql', 405],
  ['OPTIONS', '/graphql', 405],
  ['POST', '/health/live', 405],
  ['GET', '/nowhere', 404],
  ['GET', '/graphql/../secret', 404],
  ['GET', '/health/live', 200],
  ['GET', '/health/ready', 200],
  ['GET', '/.well-known/jwks.json', 200],
])('%s %s is HTTP %i', async (method, path, status) => {
  const response = await fetch(origin + path, { method })
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toContain('application/')
})

test('a browser gets the page, a program the answer', async () => {
  const page = await fetch(`${origin}/graphql`, { headers: { accept: 'text/html' } })
  expect(await page.text()).toContain('GraphiQL')
  const without = await serverWith().fetch(
    new Request(`${origin}/graphql`, { headers: { accept: 'text/html' } }),
  )
  expect(without.status).toBe(406)
})

test('readiness names the registry that does not answer', async () => {
  const ready = async () => ({ population: true, land: false })
  const response = await serverWith({ ready }).fetch(new Request(`${origin}/health/ready`))
  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({
    status: 'not ready',
    registries: { population: true, land: false },
  })
})

test('whatever fails beside GraphQL says nothing of itself', async () => {
  const ready = () => Promise.reject(new Error(`no connection for ${an}`))
  const response = await serverWith({ ready }).fetch(new Request(`${origin}/health/ready`))
  expect(response.status).toBe(500)
  expect(await response.text()).toMatch(/^\{"errors":\[\{.*"INTERNAL"/)
  expect(logged.join()).not.toContain(an)
})

test('the projected schema is downloaded with a token', async () => {
  const address = `${origin}/schema?procedure=${procedure}`
  const response = await fetch(address, { headers: { authorization: desk.authorization } })
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(buildSchema(await response.text()).getType('Citizen')).toBeDefined()
  const refused = await fetch(address)
  expect(refused.status).toBe(401)
  expect(refused.headers.get('www-authenticate')).toBe('Bearer')
})

test('strict mode is a header', async () => {
  const { gateway } = await openDesk({ decidedBy: policyOf({ self: ['Citizen.ethnicity'] }) })
  const body = JSON.stringify({ query, variables: { id: an } })
  const [lenient, strict] = await Promise.all(
    ['false', 'true'].map((given) => {
      const init = { method: 'POST', headers: { ...headers, 'motlan-strict': given }, body }
      return serverWith({ gateway }).fetch(new Request(`${origin}/graphql`, init))
    }),
  )
  expect([lenient?.status, strict?.status]).toEqual([200, 403])
})

test('a client that hangs up ends its fetches, and nothing is recorded', async () => {
  const asked = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const transports = Object.fromEntries(
    country().map(({ name }): [string, Transport] => [
      name,
      ({ signal }) => {
        asked.resolve()
        signal.addEventListener('abort', () => ended.resolve())
        return new Promise(() => {})
      },
    ]),
  )
  const { gateway, lookUps, logged: told } = await openDesk({ transports })
  const hanging = createServer(serverWith({ gateway }).listener)
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve))
  const client = new AbortController()
  const answer = fetch(`http://127.0.0.1:${(hanging.address() as AddressInfo).port}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables: { id: an } }),
    signal: client.signal,
  })
  await asked.promise
  client.abort()
  await expect(answer).rejects.toThrow()
  await ended.promise
  await vi.waitFor(() => expect(told.join()).toContain('"outcome":"CLIENT_LEFT"'))
  expect(lookUps).toEqual([])
  await new Promise((resolve) => hanging.close(resolve))
})
