import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { AnswerBody } from '../src/door.ts'
import { gatewayServer } from '../src/server.ts'
import { openDesk, token } from './fixture/desk.ts'
import { notesCompanion } from './fixture/notes.ts'

const notes = notesCompanion()
const desk = await openDesk({ companions: [notes], limits: { subscriptions: 3 } })
const node = createServer(
  gatewayServer({
    gateway: desk.gateway,
    ready: async () => ({}),
    newId: () => 'request-1',
    logger: pino({ level: 'silent' }),
  }).listener,
)
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => node.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(node.address() as AddressInfo).port}`
})
afterAll(async () => {
  node.closeAllConnections()
  await new Promise((resolve) => node.close(resolve))
})

const query = 'subscription { notes { text length } }'

async function opened(more: Parameters<typeof desk.ask>[1] = {}, ask = desk.ask) {
  const { stream, body } = await ask(query, more)
  const answers = stream?.[Symbol.asyncIterator]()
  if (!answers) throw new Error(JSON.stringify(body))
  return answers
}

/** Tells once somebody listens. */
async function told(next: Promise<IteratorResult<AnswerBody>>, text: string, from = notes) {
  await vi.waitFor(() => expect(from.open.size).toBeGreaterThan(0))
  await new Promise(setImmediate)
  from.tell(text)
  return (await next).value
}

test('in the same process a subscription is answered one by one, until it ends or nobody reads it', async () => {
  const answers = await opened()
  expect(await told(answers.next(), 'một')).toEqual({ data: { notes: { text: 'một', length: 3 } } })
  expect(await told(answers.next(), 'forgotten')).toMatchObject({
    errors: [{ path: ['notes'], extensions: { code: 'INTERNAL' } }],
  })
  expect(await told(answers.next(), 'the end')).toBeUndefined()
  expect(await answers.next()).toEqual({ done: true, value: undefined })

  const left = await opened()
  const next = left.next()
  await vi.waitFor(() => expect(notes.open.size).toBe(1))
  await left.return?.()
  expect(await next).toEqual({ done: true, value: undefined })
  await vi.waitFor(() => expect(notes.open.size).toBe(0))
  expect(desk.logged.join()).toContain('"answers":2,"msg":"subscription ended"')
  expect(desk.logged.join()).toContain('"outcome":"SUBSCRIBED"')
})

test('before the process ends, every subscription does', async () => {
  const [one, other] = [await opened(), await opened()]
  const next = [one.next(), other.next()]
  await vi.waitFor(() => expect(notes.open.size).toBe(2))
  desk.gateway.endSubscriptions()
  expect(await Promise.all(next)).toEqual([{ done: true }, { done: true }])
  await vi.waitFor(() => expect(notes.open.size).toBe(0))
})

test('whoever leaves is told nothing more', async () => {
  const client = new AbortController()
  const answers = await opened({ signal: client.signal })
  const next = answers.next()
  await vi.waitFor(() => expect(notes.open.size).toBe(1))
  client.abort()
  expect(await next).toEqual({ done: true, value: undefined })
  await vi.waitFor(() => expect(notes.open.size).toBe(0))
})

test('nothing leaves to a token that has stopped counting', async () => {
  let at = new Date()
  const own = notesCompanion()
  const { ask } = await openDesk({ companions: [own], clock: () => at })
  const authorization = `Bearer ${await token({ exp: Math.floor(at.getTime() / 1000) + 100 })}`
  const answers = await opened({ authorization }, ask)
  expect(await told(answers.next(), 'một', own)).toHaveProperty('data')
  at = new Date(at.getTime() + 101_000)
  expect(await told(answers.next(), 'hai', own)).toMatchObject({
    errors: [{ extensions: { code: 'TOKEN_EXPIRED' } }],
  })
  expect(await answers.next()).toEqual({ done: true, value: undefined })
  await vi.waitFor(() => expect(own.open.size).toBe(0))
})

test('a stream that nothing is told on ends with its token, and says so', async () => {
  let at = new Date()
  const own = notesCompanion()
  const { ask } = await openDesk({ companions: [own], clock: () => at })
  const authorization = `Bearer ${await token({ exp: Math.floor(at.getTime() / 1000) + 100 })}`
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const answers = await opened({ authorization }, ask)
    const next = answers.next()
    await vi.waitFor(() => expect(own.open.size).toBe(1))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(own.open.size).toBe(1)
    at = new Date(at.getTime() + 101_000)
    await vi.advanceTimersByTimeAsync(5_000)
    expect((await next).value).toMatchObject({
      errors: [{ extensions: { code: 'TOKEN_EXPIRED' } }],
    })
    expect(await answers.next()).toEqual({ done: true, value: undefined })
    expect([own.open.size, vi.getTimerCount()]).toEqual([0, 0])
  } finally {
    vi.useRealTimers()
  }
})

test('a subscription that its companion refuses is refused, and no more are open than the limit', async () => {
  expect((await desk.ask('subscription { closed { text } }')).refused).toBe('CITIZEN_NEEDED')
  const open = await Promise.all([opened(), opened(), opened()])
  expect((await desk.ask(query)).refused).toBe('SUBSCRIPTIONS_FULL')
  await open[0]?.return?.()
  const another = await opened()
  for (const each of [...open, another]) await each.return?.()
})

const headers = { 'content-type': 'application/json', authorization: desk.authorization }
const post = (document: string, accept?: string, signal?: AbortSignal): Promise<Response> =>
  fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { ...headers, ...(accept && { accept }) },
    body: JSON.stringify({ query: document }),
    ...(signal && { signal }),
  })

test('over HTTP a subscription is a stream of server-sent events', async () => {
  const response = await post(query, 'text/event-stream')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(response.headers.get('cache-control')).toBe('no-store')
  const read = reader(response)
  await vi.waitFor(() => expect(notes.open.size).toBe(1))
  await new Promise(setImmediate)
  notes.tell('một')
  expect(await read('"một"')).toContain(
    'event: next\ndata: {"data":{"notes":{"text":"một","length":3}}}\n\n',
  )
  notes.tell('the end')
  expect(await read('complete')).toMatch(/event: complete\ndata:\n\n$/)
})

test('a client that hangs up ends its subscription', async () => {
  const client = new AbortController()
  await post(query, 'application/json, text/event-stream', client.signal)
  await vi.waitFor(() => expect(notes.open.size).toBe(1))
  client.abort()
  await vi.waitFor(() => expect(notes.open.size).toBe(0))
})

test.each([
  ['a subscription, and no stream', query, 'application/json', 406],
  ['a subscription, and anything', query, undefined, 406],
  ['a query, and nothing but a stream', '{ whoAsks }', 'text/event-stream', 406],
  [
    'a mutation, and nothing but a stream',
    'mutation { write(note: {text: "x"}) { text } }',
    'text/event-stream',
    406,
  ],
  ['a query, and both', '{ whoAsks }', 'text/event-stream, application/json', 200],
  ['a refused subscription', 'subscription { closed { text } }', 'text/event-stream', 403],
])('%s', async (_what, document, accept, status) => {
  const response = await post(document, accept)
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toContain('json')
  expect([notes.open.size, notes.written]).toEqual([0, []])
})

test('a GET changes nothing, but may ask to be told', async () => {
  const get = (document: string, accept: string) =>
    fetch(`${origin}/graphql?${new URLSearchParams({ query: document })}`, {
      headers: { ...headers, accept },
    })
  const refused = await get('mutation { write(note: {text: "x"}) { text } }', 'application/json')
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST'])
  expect(notes.written).toEqual([])
  const stream = await get(query, 'text/event-stream')
  expect(stream.status).toBe(200)
  await stream.body?.cancel()
  await vi.waitFor(() => expect(notes.open.size).toBe(0))
})

/** Reads a stream until something has come. */
function reader(response: Response) {
  const stream = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return async (wanted: string): Promise<string> => {
    while (!text.includes(wanted)) {
      const part = await stream?.read()
      if (!part || part.done) break
      text += part.value
    }
    return text
  }
}
