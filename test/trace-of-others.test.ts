import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import {
  nodesOf,
  ofBusiness,
  ofMe,
  ofOther,
  openTracedWorld,
  person,
  type TracedWorld,
} from './traced-world.ts'

// A trace is for the person concerned and for whoever represents them by law; refusals are tested as carefully as answers.

const father = person('newborn-father')
const newborn = person('newborn')
const mother = person('newborn-mother')
const director = person('director')
const company = person('sao-mai')
/** Born in January 2011 to the director. */
const son = '901211000043'
const motherOfBride = '940169000142'
const grandmother = person('guardian')
const ward = person('minor')
const nobody = '901095999999'

let world: TracedWorld
beforeAll(async () => {
  world = await openTracedWorld(inject('postgres'))
})
afterAll(() => world.close())
beforeEach(() => world.nextMinute())

const since = () => ({ from: world.clock.now.toISOString() })
const aboutChild = (id: string) =>
  world.ask({
    agency: 'civil-status',
    procedure: '2.000986',
    query: `{ citizen(citizenId: "${id}") { dateOfBirth } }`,
  })
const seenBy = (asker: string, of: string) => world.asCitizen(asker, ofOther, { of, ...since() })

/** A refusal as its reader sees it, but for the id of the request. */
async function refusalOf(asker: string, of: string): Promise<string> {
  const { refused, body, requestId } = await seenBy(asker, of)
  expect(refused).toBe('TRACE_REFUSED')
  return JSON.stringify(body).replaceAll(requestId, '…')
}

describe('people', () => {
  test('parents see the trace of a child under age, and that it was found out whose child it is', async () => {
    const { requestId } = await aboutChild(newborn)
    for (const parent of [father, mother]) {
      const requests = nodesOf(await seenBy(parent, newborn)).map(({ request }) => request)
      expect(requests).toContain(requestId)
      const own = `query ($from: DateTime) { me { children { citizenId trace(from: $from) { nodes { request } } } } }`
      const { body } = await world.asCitizen(parent, own, since())
      expect(body.data).toMatchObject({ me: { children: [{ citizenId: newborn }] } })
      expect(JSON.stringify(body.data)).toContain(requestId)
    }
    const agencies = (await world.mine(newborn)).map(({ agency }) => agency.id)
    expect(agencies.sort()).toEqual([
      'civil-status',
      ...Array.from({ length: 4 }, () => 'trace-desk'),
    ])
  })

  test('a guardian sees the trace of the ward, and anybody their own', async () => {
    const { requestId } = await aboutChild(ward)
    const requests = async (asker: string) =>
      nodesOf(await seenBy(asker, ward)).map(({ request }) => request)
    expect(await requests(grandmother)).toContain(requestId)
    expect(await requests(ward)).toContain(requestId)
    const own =
      '{ me { children { citizenId } wards { citizenId trace(first: 1) { nodes { at } } } } }'
    const { body } = await world.asCitizen(grandmother, own)
    expect(body.data).toMatchObject({ me: { children: [], wards: [{ citizenId: ward }] } })
  })

  test('everybody else is refused alike: strangers, spouses, children, whether the person exists or not', async () => {
    await world.byTax(father)
    const refusals = new Set([
      await refusalOf(father, mother),
      await refusalOf(newborn, father),
      await refusalOf(father, ward),
      await refusalOf(director, newborn),
      await refusalOf(father, nobody),
      await refusalOf(nobody, father),
    ])
    expect(refusals.size).toBe(1)
    // Nor does anybody have a stranger looked up by asking.
    expect(await world.mine(ward)).toEqual([])
  })

  test('a child that has come of age shows its trace to nobody', async () => {
    expect((await seenBy(director, son)).refused).toBeUndefined()
    await refusalOf(motherOfBride, person('bride'))
  })

  test('a legal representative sees the trace of the business, and nobody else does', async () => {
    const { requestId } = await world.ask({
      agency: 'bank',
      purpose: 'customer-due-diligence',
      query: `{ business(businessId: "${company}") { status } }`,
    })
    const asked = (citizen: string, id = company) =>
      world.asCitizen(citizen, ofBusiness, { id, ...since() })
    const requests = nodesOf(await asked(director)).map(({ request }) => request)
    expect(requests).toContain(requestId)
    const [one, other] = [await asked(father), await asked(father, '9999999997')]
    expect([one.refused, other.refused]).toEqual(['TRACE_REFUSED', 'TRACE_REFUSED'])
    expect(JSON.stringify(one.body).replaceAll(one.requestId, '')).toBe(
      JSON.stringify(other.body).replaceAll(other.requestId, ''),
    )
  })

  test('when the registry cannot say who represents whom, nobody is let in but the person', async () => {
    world.population.isDown = true
    const answers = [await seenBy(father, newborn), await seenBy(father, father)]
    world.population.isDown = false
    expect(answers.map(({ refused }) => refused)).toEqual(['REGISTRY_UNAVAILABLE', undefined])
  })

  test('what the law seals is not there, in no count and no gap, until its time has come', async () => {
    const open = [(await world.byTax(father)).requestId]
    const sealed = await world.ask({
      agency: 'notary',
      purpose: 'notarisation',
      query: `{ citizen(citizenId: "${father}") { dateOfBirth } }`,
    })
    expect(sealed.body.data).toMatchObject({ citizen: { dateOfBirth: '1995-03-12' } })
    open.unshift((await world.byTax(father)).requestId)
    const { from } = since()
    const seen = async (first: number) => {
      const answer = await world.asCitizen(father, ofMe, { from, first })
      const [, more] = /"hasNextPage":(\w+)/.exec(JSON.stringify(answer.body.data)) ?? []
      return [nodesOf(answer).map(({ request }) => request), more]
    }
    expect(await seen(2)).toEqual([open, 'false'])
    expect(await seen(1)).toEqual([open.slice(0, 1), 'true'])
    const { now } = world.clock
    world.clock.now = new Date(now.getTime() + 181 * 86_400_000)
    expect(await seen(10)).toEqual([[open[0], sealed.requestId, open[1]], 'false'])
    world.clock.now = now
  })
})

describe('agencies', () => {
  const reading = (agency: string, aim: object) =>
    world.ask({
      agency,
      ...aim,
      query: `{ trace(of: "${father}", from: "${since().from}") { nodes { agency { id } attributes { name } } } }`,
    })

  test('no agency reads a trace, and that it tried stands in it', async () => {
    const { refused, requestId } = await reading('bank', { purpose: 'customer-due-diligence' })
    expect(refused).toBe('TRACE_REFUSED')
    expect(await world.mine(father)).toMatchObject([
      {
        request: requestId,
        agency: { id: 'bank' },
        attributes: [],
        withheld: [{ name: 'Citizen.trace', reason: { code: 'TRACE_REFUSED' } }],
        refused: { code: 'TRACE_REFUSED' },
      },
    ])
    expect((await reading('trace-desk', { purpose: 'trace-access' })).refused).toBe('TRACE_REFUSED')
    expect((await reading('bank', {})).refused).toBe('PURPOSE_MISSING')
    for (const query of [
      '{ me { citizenId } }',
      `{ myBusinessTrace(businessId: "${company}") { nodes { at } } }`,
    ]) {
      const asked = await world.ask({ agency: 'tax', procedure: '1.002207', query })
      expect(asked.refused).toBe('CITIZEN_NEEDED')
    }
  })

  test('where an agreement permits it, an agency reads a trace, and that stands in it', async () => {
    const byPolice = { agency: { id: 'police' }, attributes: [{ name: 'Citizen.trace' }] }
    const read = async () => nodesOf(await reading('police', { procedure: '1.004222' }))
    expect(await read()).toEqual([byPolice])
    expect(await read()).toEqual([byPolice, byPolice])
    expect(await world.mine(father)).toHaveLength(2)
  })
})

test('a token without the scope, and no token, read nothing', async () => {
  expect((await world.asCitizen(father, ofMe, {}, 'cases')).refused).toBe('SCOPE_MISSING')
  expect((await world.gateway.handle({ query: ofMe, stated: {} })).refused).toBe('TOKEN_MISSING')
})

test('one request reads no more of the ledger than it may', async () => {
  const pages = Array.from({ length: 20 }, (_, nth) => `p${nth}: trace(first: 1) { nodes { at } }`)
  const ask = (more: string) => world.asCitizen(father, `{ me { ${pages.join(' ')} ${more} } }`)
  expect((await ask('')).refused).toBeUndefined()
  expect((await ask('one: trace(first: 1) { nodes { at } }')).refused).toBe('DOCUMENT_TOO_COMPLEX')
})
