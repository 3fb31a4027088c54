import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { grantHeader, type RegistryRequest, type Transport } from '@motlan/kernel'
import { createYoga } from 'graphql-yoga'
import { afterEach, expect, test } from 'vitest'
import { overFetch } from '../../src/transport-fetch.ts'
import { overHttp } from '../../src/transport-http.ts'
import { answered } from './memory-subgraph.ts'
import { an, smallCountry } from './small-country.ts'

const opened: (() => unknown)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  opened.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
}

function reach(url: string, patience = 2_000): Transport {
  const { transport, close } = overHttp({ url, patience, connections: 1 })
  opened.push(close)
  return transport
}

function question(more: Partial<RegistryRequest> = {}): RegistryRequest {
  return {
    registry: 'population',
    operation:
      'query($id: CitizenId!) { citizen(citizenId: $id) { fullName birthName { givenName } nothing } }',
    variables: { id: an },
    grant: 'grant-1',
    requestId: 'request-1',
    signal: new AbortController().signal,
    ...more,
  }
}

test('answers are the same in process, by fetch and over HTTP', async () => {
  const [population] = smallCountry()
  if (!population) throw new Error('no population')
  const seen: (string | null)[] = []
  const yoga = createYoga({
    schema: population.schema,
    logging: false,
    maskedErrors: false,
    plugins: [
      {
        onRequest({ request }) {
          seen.push(request.headers.get(grantHeader), request.headers.get('motlan-request'))
        },
      },
    ],
  })
  const over = reach(await serve(yoga))
  const by = overFetch({ url: 'http://population.test/graphql', fetch: yoga.fetch })
  const operations = [
    'query($id: CitizenId!) { citizen(citizenId: $id) { fullName birthName { givenName } } }',
    'query($id: CitizenId!) { nobody(citizenId: $id) { fullName } }',
    '{ broken',
  ]
  for (const operation of operations) {
    const request = question({ operation })
    const there = await over(request)
    expect(await by(request)).toEqual(there)
    if (operation.includes('fullName } }') && operation.includes('nobody')) continue
    if (operation === '{ broken') continue
    const { operation: text, variables } = request
    expect(there).toEqual(await answered(population, text, variables))
  }
  expect(new Set(seen)).toEqual(new Set(['grant-1', 'request-1']))
})

test('a connection that was closed while idle costs one more attempt, and no more than one', async () => {
  let asked = 0
  const sockets = new Set<unknown>()
  const transport = reach(
    await serve((request, response) => {
      asked++
      const isFirst = !sockets.has(request.socket)
      sockets.add(request.socket)
      if (isFirst) response.end('{"data":{"here":true}}')
      else request.socket.destroy()
    }),
  )
  expect(await transport(question())).toEqual({ data: { here: true } })
  expect(await transport(question())).toEqual({ data: { here: true } })
  expect(asked).toBe(3)
  await expect(transport(question({ operation: 'mutation { m }' }))).rejects.toMatchObject({
    code: 'REGISTRY_UNAVAILABLE',
  })
  expect(asked).toBe(4)
})

test('a registry that resets every connection is asked twice', async () => {
  let asked = 0
  const transport = reach(
    await serve((request) => {
      asked++
      request.socket.destroy()
    }),
  )
  await expect(transport(question())).rejects.toMatchObject({ code: 'REGISTRY_UNAVAILABLE' })
  expect(asked).toBe(2)
})

test('an answer that breaks off is not asked for again', async () => {
  let asked = 0
  const transport = reach(
    await serve((_request, response) => {
      asked++
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"data":', () => response.destroy())
    }),
  )
  await expect(transport(question())).rejects.toMatchObject({ code: 'REGISTRY_UNAVAILABLE' })
  expect(asked).toBe(1)
})

test.for([
  ['not JSON', 200, '<html>', 'REGISTRY_ANSWER_INVALID'],
  ['a list', 200, '[]', 'REGISTRY_ANSWER_INVALID'],
  ['no answer', 200, '{"message":"hello"}', 'REGISTRY_ANSWER_INVALID'],
  ['a page of a proxy', 502, '<html>bad gateway</html>', 'REGISTRY_UNAVAILABLE'],
  ['an empty body', 503, '', 'REGISTRY_UNAVAILABLE'],
  ['another address', 302, '', 'REGISTRY_ANSWER_INVALID'],
] as const)('%s is a refusal that names the registry', async ([, status, body, code]) => {
  const url = await serve((_request, response) => response.writeHead(status).end(body))
  const expected = { code, subject: 'population' }
  await expect(reach(url)(question())).rejects.toMatchObject(expected)
  await expect(overFetch({ url, fetch })(question())).rejects.toMatchObject(expected)
})

test('a refusal of the registry is an answer, whatever its status', async () => {
  const body = '{"errors":[{"message":"x","extensions":{"code":"GRANT_EXPIRED"}}]}'
  const url = await serve((_request, response) => response.writeHead(403).end(body))
  expect(await reach(url)(question())).toEqual(JSON.parse(body))
  expect(await overFetch({ url, fetch })(question())).toEqual(JSON.parse(body))
})

test('an answer without end is given up', async () => {
  const piece = Buffer.alloc(4_000_000, 'x')
  const url = await serve((_request, response) => {
    const more = (): void => {
      if (!response.destroyed) response.write(piece, more)
    }
    more()
  })
  await expect(reach(url)(question())).rejects.toMatchObject({ code: 'REGISTRY_ANSWER_INVALID' })
})

test('nobody listens', async () => {
  const url = 'http://127.0.0.1:9/graphql'
  const expected = { code: 'REGISTRY_UNAVAILABLE' }
  await expect(reach(url)(question())).rejects.toMatchObject(expected)
  await expect(overFetch({ url, fetch })(question())).rejects.toMatchObject(expected)
})

test('a fetch that is aborted lets go of its connection', async () => {
  const closed = Promise.withResolvers<void>()
  const arrived = Promise.withResolvers<void>()
  const url = await serve((request) => {
    arrived.resolve()
    request.socket.once('close', () => closed.resolve())
  })
  const controller = new AbortController()
  const reason = new Error('the client has left')
  const asked = reach(url, 600_000)(question({ signal: controller.signal }))
  const expectation = expect(asked).rejects.toBe(reason)
  await arrived.promise
  controller.abort(reason)
  await expectation
  await closed.promise
})
