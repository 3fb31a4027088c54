import type { Transport } from '@motlan/kernel'
import { expect, test } from 'vitest'
import { conditions, factsAbout } from './fixture/conditions.ts'
import { an, country, nobody } from './fixture/country.ts'
import { openDesk } from './fixture/desk.ts'
import { agency, procedure, purpose } from './fixture/policy.ts'

// Facts for whoever tells agencies of something that they have not asked for just now.

const wanted = {
  subscriber: { agency, procedure, purpose },
  subject: 'Citizen',
  subjectId: an,
  facts: ['open-case', 'settled'],
  at: new Date('2026-11-21T03:00:00Z'),
} as const

const known = factsAbout({ [an]: { 'open-case': true } })

test('the exchange and the registries tell what they know, and nothing is recorded as looked up', async () => {
  const { gateway, lookUps } = await openDesk({ decidedBy: conditions, facts: known })
  expect(await gateway.factsAbout(wanted)).toEqual({ 'open-case': true, settled: false })
  expect(await gateway.factsAbout({ ...wanted, facts: ['open-case'] })).toEqual({
    'open-case': true,
  })
  expect(lookUps).toEqual([])
})

test('of somebody whom a registry does not know, what it cannot tell is not in the answer', async () => {
  const { gateway } = await openDesk({ decidedBy: conditions, facts: factsAbout({}) })
  expect(await gateway.factsAbout({ ...wanted, subjectId: nobody })).toEqual({})
})

const failing: readonly (readonly [string, Transport])[] = [
  ['does not answer', () => Promise.reject(new TypeError('away'))],
  ['answers with an error', async () => ({ data: null, errors: [{ message: 'no database' }] })],
  ['never answers', () => new Promise(() => undefined)],
]

test.each(failing)(
  'a registry that %s is not taken for one that knows nothing',
  async (_, transport) => {
    const own = Object.fromEntries(country().map((each) => [each.name, each.transport]))
    const { gateway } = await openDesk({
      decidedBy: conditions,
      facts: known,
      transports: { ...own, finance: transport },
      timeouts: { fetch: 50 },
    })
    await expect(gateway.factsAbout(wanted)).rejects.toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
      subject: 'finance',
    })
  },
)

test('nor is an exchange that is away', async () => {
  const facts = { find: () => Promise.reject(new TypeError('away')) }
  const { gateway } = await openDesk({ decidedBy: conditions, facts })
  await expect(gateway.factsAbout(wanted)).rejects.toMatchObject({ subject: 'exchange' })
})
