import { Refusal, type Transport } from '@motlan/kernel'
import type { Ledger } from '@motlan/ledger'
import { expect, test } from 'vitest'
import { an, country } from './fixture/country.ts'
import { openDesk } from './fixture/desk.ts'
import { policyOf } from './fixture/policy.ts'

const query = `{ citizen(citizenId: "${an}") { fullName taxArrears } }`
const ledger = (append: Ledger['append']): Ledger => ({ append, close: async () => {} })
const leak = new Error(`duplicate key ${an} at /srv/secret`)

test.each([
  ['rejects', 'LEDGER_UNAVAILABLE', () => Promise.reject(leak)],
  [
    'throws',
    'LEDGER_UNAVAILABLE',
    () => {
      throw leak
    },
  ],
  ['hangs', 'LEDGER_UNAVAILABLE', () => new Promise<void>(() => {})],
  ['is busy', 'LEDGER_BUSY', () => Promise.reject(new Refusal('LEDGER_BUSY', 'ledger'))],
  [
    'is gone',
    'LEDGER_UNAVAILABLE',
    () => Promise.reject(new Refusal('LEDGER_UNAVAILABLE', 'ledger')),
  ],
])('a ledger that %s costs the whole answer: %s', async (_, code, append) => {
  const { ask, logged } = await openDesk({ ledger: ledger(append), timeouts: { ledger: 50 } })
  const { refused, body } = await ask(query)
  expect(refused).toBe(code)
  expect(Object.keys(body)).toEqual(['errors'])
  expect(JSON.stringify([body, logged])).not.toMatch(/901085|Nguyễn|secret/)
})

test('the answer leaves only after the record is durable', async () => {
  const durable = Promise.withResolvers<void>()
  const { ask } = await openDesk({ ledger: ledger(() => durable.promise) })
  let left = false
  const answer = ask(query).then((given) => {
    left = true
    return given
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(left).toBe(false)
  durable.resolve()
  expect((await answer).body.data).toMatchObject({ citizen: { fullName: 'Nguyễn Văn An' } })
})

test.each([
  [
    'deciding',
    {
      ...policyOf({ self: [] }),
      decide: () => {
        throw leak
      },
    },
  ],
  ['answering nonsense', { ...policyOf({ self: [] }), decide: () => JSON.parse('null') }],
])('a policy that fails while %s has permitted nothing', async (_, decidedBy) => {
  const { ask, received, lookUps, logged } = await openDesk({ decidedBy })
  const { refused, body } = await ask(query)
  expect(refused).toBe('INTERNAL')
  expect(Object.keys(body)).toEqual(['errors'])
  expect([...received(), ...lookUps]).toEqual([])
  expect(JSON.stringify([body, logged])).not.toMatch(/901085|secret/)
  expect(logged.join()).toContain('"name":"')
})

test('a policy that cannot even be had refuses', async () => {
  const { ask, received } = await openDesk({
    policy: () => {
      throw leak
    },
  })
  const { refused, body } = await ask(query)
  expect(refused).toBe('INTERNAL')
  expect(JSON.stringify(body)).not.toMatch(/secret|stack|\.ts/)
  expect(received()).toEqual([])
})

const hostile: readonly (readonly [string, string, Transport])[] = [
  ['hangs', 'REGISTRY_TIMEOUT', () => new Promise(() => {})],
  ['is down', 'REGISTRY_UNAVAILABLE', () => Promise.reject(leak)],
  ['answers nothing', 'REGISTRY_ANSWER_INVALID', async () => JSON.parse('null')],
  ['answers text', 'REGISTRY_ANSWER_INVALID', async () => JSON.parse('"hello"')],
  [
    'answers another shape',
    'REGISTRY_ANSWER_INVALID',
    async () => ({ data: { _entities: 'none' } }),
  ],
  ['answers too few', 'REGISTRY_ANSWER_INVALID', async () => ({ data: { _entities: [] } })],
  [
    'answers another type',
    'REGISTRY_ANSWER_INVALID',
    async () => ({ data: { _entities: [{ taxArrears: 'a lot' }] } }),
  ],
  [
    'refuses',
    'GRANT_FORGED',
    async () => ({
      errors: [
        {
          message: `${an} is not here`,
          extensions: { code: 'GRANT_FORGED', stack: 'at /srv/secret' },
        },
      ],
    }),
  ],
]

test.each(hostile)('a registry that %s costs its own attributes only', async (_, code, finance) => {
  const transports = {
    ...Object.fromEntries(country().map(({ name, transport }) => [name, transport])),
    finance,
  }
  const { ask, lookUps, logged } = await openDesk({ transports, timeouts: { fetch: 100 } })
  const { refused, body } = await ask(query)
  expect(refused).toBeUndefined()
  expect(body.data).toEqual({ citizen: { fullName: 'Nguyễn Văn An', taxArrears: null } })
  expect(body.errors).toHaveLength(1)
  expect(body.errors?.[0]).toMatchObject({ extensions: { code, registry: 'finance' } })
  expect(body.errors?.[0]?.path?.[0]).toBe('citizen')
  expect(JSON.stringify([body.errors, logged])).not.toMatch(/901085|secret|stack/)
  expect(lookUps[0]?.disclosures.map(({ attribute }) => attribute)).toEqual(['Citizen.fullName'])
})

test('a registry can neither smuggle a key nor speak for another registry', async () => {
  const transports = {
    ...Object.fromEntries(country().map(({ name, transport }) => [name, transport])),
    finance: async () => ({
      data: {
        _entities: [
          JSON.parse(
            '{"taxArrears":5,"fullName":"Mallory","citizenId":"901090000099","__proto__":{"admin":true}}',
          ),
        ],
        citizen: { fullName: 'Mallory' },
      },
    }),
  }
  const { ask, lookUps } = await openDesk({ transports })
  const { body } = await ask(`{ citizen(citizenId: "${an}") { citizenId fullName taxArrears } }`)
  expect(body.data).toEqual({
    citizen: { citizenId: an, fullName: 'Nguyễn Văn An', taxArrears: 5 },
  })
  expect(new Set(lookUps[0]?.disclosures.map(({ subjectId }) => subjectId))).toEqual(new Set([an]))
  expect(Object.prototype).not.toHaveProperty('admin')
})

test('a registry without transport or key is a registry that is down', async () => {
  const { ask } = await openDesk({ grantKeys: {} })
  const { body } = await ask(query)
  expect(body.data).toEqual({ citizen: null })
  expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'REGISTRY_UNAVAILABLE' })
})

test('nothing is recorded as disclosed to a client that has left', async () => {
  const left = new AbortController()
  const transports = Object.fromEntries(
    country().map(({ name, transport }): [string, Transport] => [
      name,
      async (request) => {
        if (name === 'finance') left.abort()
        return transport(request)
      },
    ]),
  )
  const { ask, lookUps } = await openDesk({ transports })
  const { refused, body } = await ask(query, { signal: left.signal })
  expect(refused).toBe('CLIENT_LEFT')
  expect(body).not.toHaveProperty('data')
  expect(lookUps).toEqual([])
})

test('a refusal is not recorded for a client that has left, either', async () => {
  const { ask, lookUps } = await openDesk({ decidedBy: policyOf({}) })
  await ask(query, { signal: AbortSignal.abort() })
  expect(lookUps).toEqual([])
  await ask(query)
  expect(lookUps).toHaveLength(1)
})

test('no identifier is in any log line', async () => {
  const { ask, logged } = await openDesk()
  await ask(query)
  await ask('query ($id: CitizenId!) { citizen(citizenId: $id) { nope } }', {
    variables: { id: an },
  })
  await ask('{ citizen(citizenId: "9010850000011") { fullName } }')
  expect(logged.length).toBeGreaterThan(2)
  // The time and the random id of a request may look like anything.
  const said = logged.join().replaceAll(/"time":\d+|"requestId":"[^"]*"/g, '')
  expect(said).not.toMatch(/\d{9,}/)
})
