import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Transport } from '@motlan/kernel'
import { afterEach, expect, test } from 'vitest'
import { overHttp } from '../src/transport-http.ts'
import { an, country } from './fixture/country.ts'
import { type DeskOptions, openDesk } from './fixture/desk.ts'

// Whoever asks for `agePriority` makes the land registry receive a date of birth from the population registry.

const query = `{ citizen(citizenId: "${an}") { fullName agePriority } }`
const toLand = { subjectId: an, attribute: 'Citizen.dateOfBirth', movedTo: 'land' }

const opened: (() => unknown)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

async function deskWith(land: Transport, more: DeskOptions = {}) {
  const own = Object.fromEntries(country().map(({ name, transport }) => [name, transport]))
  return openDesk({ ...more, transports: { ...own, land } })
}

async function landOver(listener: RequestListener): Promise<Transport> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const { transport, close } = overHttp({ url: `http://127.0.0.1:${port}/graphql` })
  opened.push(
    () => server.close(),
    () => server.closeAllConnections(),
    close,
  )
  return transport
}

async function closedDoor(): Promise<Transport> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  const { transport, close } = overHttp({ url: `http://127.0.0.1:${port}/graphql` })
  opened.push(close)
  return transport
}

test('a registry that was not reached has received nothing', async () => {
  const { ask, lookUps } = await deskWith(await closedDoor())
  const { body } = await ask(query)
  expect(body.data).toMatchObject({ citizen: { fullName: 'Nguyễn Văn An', agePriority: null } })
  expect(lookUps).toHaveLength(1)
  expect(lookUps[0]?.disclosures.filter(({ movedTo }) => movedTo)).toEqual([])
  expect(lookUps[0]?.disclosures).toContainEqual(
    expect.objectContaining({ attribute: 'Citizen.fullName' }),
  )
})

test.each<[string, RequestListener]>([
  ['answers with a failure', (_, response) => response.writeHead(500).end('{}')],
  ['breaks off', (request) => request.once('data', () => request.socket.destroy())],
  ['does not answer in time', () => {}],
])('a registry that %s has received what it was handed', async (_, listener) => {
  const land = await landOver(listener)
  const { ask, lookUps } = await deskWith(land, { timeouts: { fetch: 300 } })
  const { body } = await ask(query)
  expect(body.data).toMatchObject({ citizen: { fullName: 'Nguyễn Văn An', agePriority: null } })
  expect(lookUps[0]?.disclosures).toContainEqual(expect.objectContaining(toLand))
})

test('what was handed over is on record although the client has left, and nothing as disclosed to it', async () => {
  const client = new AbortController()
  const { ask, lookUps } = await deskWith(await landOver(() => client.abort()))
  const { refused } = await ask(query, { signal: client.signal })
  expect(refused).toBe('CLIENT_LEFT')
  expect(lookUps).toMatchObject([{ refused: 'CLIENT_LEFT', disclosures: [toLand] }])
})

test('a client that leaves before anything was handed over leaves nothing on record', async () => {
  const client = new AbortController()
  const land = await landOver(() => {})
  const { ask, lookUps } = await deskWith(async (request) => {
    client.abort()
    return land(request)
  })
  const { refused } = await ask(query, { signal: client.signal })
  expect(refused).toBe('CLIENT_LEFT')
  expect(lookUps).toEqual([])
})

test('a record of what was handed over that fails is told to whoever runs the gateway', async () => {
  const client = new AbortController()
  const { ask, logged } = await deskWith(await landOver(() => client.abort()), {
    ledger: { append: () => Promise.reject(new Error('full')), close: async () => {} },
  })
  await ask(query, { signal: client.signal })
  expect(logged.join()).toContain('LEDGER_UNAVAILABLE')
})
