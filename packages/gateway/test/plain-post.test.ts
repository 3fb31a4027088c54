import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatewayServer } from '../src/server.ts'
import { type Desk, openDesk } from './fixture/desk.ts'
import { notesCompanion } from './fixture/notes.ts'
import { procedure } from './fixture/policy.ts'

// Two ways in, one answer: what programs send takes the short one, everything else goes through Yoga.

const desk: Desk = await openDesk({ companions: [notesCompanion()] })
const { listener, fetch: throughYoga } = gatewayServer({
  gateway: desk.gateway,
  ready: async () => ({}),
  newId: () => 'request-1',
  logger: pino({ level: 'silent' }),
})
const node = createServer(listener)
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => node.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(node.address() as AddressInfo).port}`
})
afterAll(async () => {
  await new Promise((resolve) => node.close(resolve))
})

const query = '{ citizen(citizenId: "901204000017") { citizenId } }'
const bodies: readonly (readonly [string, string])[] = [
  ['a look-up', JSON.stringify({ query })],
  [
    'an operation by name',
    JSON.stringify({ query: `query A ${query} query B { __typename }`, operationName: 'B' }),
  ],
  ['a companion', JSON.stringify({ query: '{ whoAsks note(text: "x") { fails text } }' })],
  ['a companion that refuses', JSON.stringify({ query: '{ secret { text } }' })],
  ['a mutation', JSON.stringify({ query: 'mutation { write(note: { text: "x" }) { text } }' })],
  ['a subscription', JSON.stringify({ query: 'subscription { closed { text } }' })],
  ['no such field', JSON.stringify({ query: '{ nothing }' })],
  ['a syntax error', JSON.stringify({ query: '{' })],
  [
    'variables that do not fit',
    JSON.stringify({
      query: 'query($id: CitizenId!) { citizen(citizenId: $id) { citizenId } }',
      variables: { id: 1 },
    }),
  ],
  ['variables that are no object', JSON.stringify({ query, variables: [] })],
  ['no query', '{}'],
  ['a list', '[]'],
  ['no JSON', '{"query":'],
  ['nothing', ''],
  [
    'keys of the prototype',
    '{"query":"{ __typename }","__proto__":{"x":1},"variables":{"__proto__":{"y":2}}}',
  ],
  [
    'more than the gateway reads',
    JSON.stringify({ query: `# ${'x'.repeat(1_100_000)}\n{ __typename }` }),
  ],
]
const accepts = [
  'application/json',
  'application/graphql-response+json',
  '*/*',
  'text/html',
  'application/json, text/event-stream;q=0',
]

test.each(bodies)('%s is answered alike on both ways', async (_what, body) => {
  for (const accept of accepts) {
    for (const authorization of [desk.authorization, 'Bearer nonsense', undefined]) {
      const headers = {
        accept,
        'content-type': 'application/json',
        'motlan-procedure': procedure,
        ...(authorization && { authorization }),
      }
      const init = { method: 'POST', headers, body }
      const short = await seen(await fetch(`${origin}/graphql`, init))
      const long = await seen(await throughYoga(new Request('http://127.0.0.1/graphql', init)))
      expect(short, accept).toEqual(long)
    }
  }
})

/** Everything a client sees, but the ids that differ from request to request. */
async function seen(response: Response) {
  const text = await response.text()
  return {
    status: response.status,
    body: text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|request-1|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…'),
    headers: ['content-type', 'cache-control', 'x-content-type-options', 'www-authenticate'].map(
      (name) => response.headers.get(name),
    ),
  }
}
