import { connect } from 'node:net'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { noDatabase, type RegistryServer, serve } from '../src/index.ts'
import { type TestDatabase, testDatabase } from '../src/testing.ts'
import type { Database } from './vehicle/database.ts'
import { vehicle } from './vehicle/definition.ts'
import { granted, grantKey, moment } from './vehicle/granting.ts'
import { vehicleSubgraph } from './vehicle/schema.ts'

const migrations = new URL('./vehicle/migrations/', import.meta.url)
let database: TestDatabase<Database>
let server: RegistryServer
let health = () => Promise.resolve()

beforeAll(async () => {
  database = await testDatabase<Database>({ definition: vehicle, migrations }, inject('postgres'))
  server = await serve(vehicleSubgraph(database.app), {
    grantKey,
    clock: () => moment,
    port: 0,
    ready: () => health(),
  })
})
afterAll(async () => {
  await server?.close()
  await database?.drop()
})

const json = { 'content-type': 'application/json' }

test('a body that is too large is refused unread', async () => {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: json,
    body: 'x'.repeat(2_000_001),
  })
  expect(response.status).toBe(413)
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'DOCUMENT_TOO_LARGE' } }],
  })
})

test('a body without an announced length is refused unread', async () => {
  const { port } = new URL(server.url)
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(
        'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5\r\n',
      )
    })
    socket.once('data', (data) => {
      resolve(data.toString())
      socket.destroy()
    })
  })
  expect(answer).toMatch(/^HTTP\/1\.1 413/)
})

test.each([
  ['no JSON', '{'],
  ['a list of operations', '[{"query":"{ __typename }"}]'],
  ['no operation', '{}'],
  ['a prototype as variables', '{"query":"{ __typename }","variables":{"__proto__":{"a":1}}}'],
  ['a list as variables', '{"query":"{ __typename }","variables":[1]}'],
])('%s is answered by the specification, without a stack', async (_, body) => {
  for (const more of [{}, { 'motlan-grant': 'no.grant' }]) {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { ...json, ...more },
      body,
    })
    expect(response.status).toBeLessThan(500)
    expect(await response.text()).not.toMatch(/node_modules|at \w+ \(/)
  }
})

test('identifiers do not travel in addresses', async () => {
  const request = granted('{ citizen(citizenId: "901204000017") { citizenId } }', [])
  const url = `${server.url}?query=${encodeURIComponent(request.operation)}`
  const response = await fetch(url, { headers: { 'motlan-grant': request.grant } })
  expect(await response.json()).toMatchObject({
    errors: [
      { extensions: { code: 'DOCUMENT_INVALID' }, message: expect.stringContaining('POST') },
    ],
  })
})

test('it is not ready while its database does not answer, and live all the same', async () => {
  health = noDatabase().ping
  const ready = await fetch(new URL('/health/ready', server.url))
  expect(ready.status).toBe(503)
  expect(await ready.text()).not.toContain('nobody@localhost')
  expect((await fetch(new URL('/health/live', server.url))).status).toBe(200)
  health = database.app.ping
  expect((await fetch(new URL('/health/ready', server.url))).status).toBe(200)
})

test('there is no page to look at', async () => {
  for (const path of ['/', '/graphql', '/health/secrets']) {
    const response = await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } })
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(await response.text()).not.toContain('<html')
  }
})

test('a port in use is named', async () => {
  const { port } = server
  await expect(
    serve(vehicleSubgraph(database.app), {
      grantKey,
      clock: () => moment,
      port,
      ready: database.app.ping,
    }),
  ).rejects.toThrow(
    expect.objectContaining({ code: 'PORT_IN_USE', subject: `port ${port} on 127.0.0.1` }),
  )
})
