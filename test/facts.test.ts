import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { demanding, heldBy, predicates } from './fact-predicates.ts'
import { type FactWorld, openFactWorld } from './fact-world.ts'

// The agreements as they are, on real databases: what hangs on a fact is answered where the fact holds.

let world: FactWorld
let people: FactWorld['people']

beforeAll(async () => {
  world = await openFactWorld(inject('postgres'))
  people = world.people
})
afterAll(() => world.close())
beforeEach(() => {
  world.exchange.isAway = false
})

const lending = { agency: 'bank', purpose: 'secured-lending' }
const income = 'query ($id: CitizenId!) { citizen(citizenId: $id) { incomeStatements { year } } }'
/** What came of a look-up, without what differs by request. */
async function told(question: Parameters<FactWorld['ask']>[0]): Promise<string> {
  const { body, refused } = await world.ask(question)
  const { extensions, ...rest } = body
  const { requestId: _id, ...motlan } = Object(extensions?.motlan)
  return JSON.stringify({ refused, ...rest, motlan })
}

describe('consent', () => {
  test('opens the income of whoever gave it, to the bank, until it is withdrawn', async () => {
    const ask = (id: string, more = {}) =>
      world.ask({ ...lending, query: income, variables: { id }, ...more })
    const id = people.adult
    expect((await ask(id)).body.data).toEqual({ citizen: null })
    const given = await world.consentOf(id)
    world.forget()
    const { body } = await ask(id)
    expect(body.errors).toBeUndefined()
    expect(body.data).toMatchObject({ citizen: { incomeStatements: expect.anything() } })
    expect(
      world.recorded[0]?.disclosures.map(({ attribute, agreement }) => [attribute, agreement]),
    ).toContainEqual(['Citizen.incomeStatements.year', 'bank-from-finance'])
    expect((await ask(people.uninsured)).body.data).toEqual({ citizen: null })
    expect((await ask(id, { purpose: 'customer-due-diligence' })).body.data).toEqual({
      citizen: null,
    })
    await world.withdrawn(id, given)
    expect((await ask(id)).body.data).toEqual({ citizen: null })
  })

  test('goes along to the parcels of the borrower', async () => {
    const [holder] = await world.sql<{ id: string }>(
      'land',
      'select citizen_id as id from citizen_parcel order by 1 limit 1',
    )
    const id = holder?.id ?? ''
    const query =
      'query ($id: CitizenId!) { citizen(citizenId: $id) { parcels { parcelId area } } }'
    const given = await world.consentOf(id, 'bank-land')
    const { body } = await world.ask({ ...lending, query, variables: { id } })
    expect(body.errors).toBeUndefined()
    expect(body.data).toMatchObject({
      citizen: {
        parcels: expect.arrayContaining([
          { parcelId: expect.anything(), area: expect.any(Number) },
        ]),
      },
    })
    await world.withdrawn(id, given)
    expect((await world.ask({ ...lending, query, variables: { id } })).body.data).toEqual({
      citizen: null,
    })
  })

  test('that is withdrawn never discloses more', async () => {
    const query = `query ($id: CitizenId!) { citizen(citizenId: $id) {
      birthName { fullName } mobileNumber incomeStatements { year } contributionHistory { fromMonth } employer { businessId } parcels { area } } }`
    const seen = async (id: string) => {
      world.forget()
      await world.ask({ ...lending, query, variables: { id } })
      return new Set(
        world.recorded.flatMap(({ disclosures }) => disclosures.map(({ attribute }) => attribute)),
      )
    }
    for (const id of [people.adult, people.child]) {
      const given = [await world.consentOf(id), await world.consentOf(id, 'bank-land')]
      let before = await seen(id)
      for (const each of given) {
        await world.withdrawn(id, each)
        const after = await seen(id)
        expect([...after].filter((attribute) => !before.has(attribute))).toEqual([])
        before = after
      }
    }
  })
})

describe('facts about the subject', () => {
  test('settle it before the next registry is asked, and nothing of them is disclosed', async () => {
    const query = 'query ($id: CitizenId!) { citizen(citizenId: $id) { mobileNumber } }'
    const ask = (id: string) =>
      world.ask({ ...lending, purpose: 'customer-due-diligence', query, variables: { id } })
    world.forget()
    await ask(people.adult)
    expect(world.log.join()).not.toMatch(/9\d{11}/)
    for (const id of [people.child, people.dead, people.nobody]) {
      world.forget()
      expect((await ask(id)).body.data).toEqual({ citizen: null })
      expect(world.recorded[0]?.disclosures).toEqual([])
      expect(world.statements.filter((text) => text.includes('mobile_number'))).toEqual([])
    }
  })

  test('the evidence of a registry says what the predicate in SQL says, for everybody', async () => {
    const facts = [...world.policy.factCatalog.values()].filter(
      ({ registry }) => registry !== undefined,
    )
    expect(facts.map(({ id }) => id).sort()).toEqual(Object.keys(predicates).sort())
    const ids = (
      await world.sql<{ id: string }>('population', 'select citizen_id as id from citizen')
    ).map(({ id }) => id)
    const province = '79'
    for (const fact of facts) {
      const expected = new Set(
        (await world.sql<{ id: string }>(fact.registry ?? '', predicates[fact.id] ?? '', [])).map(
          ({ id }) => id,
        ),
      )
      expect(expected.size, fact.id).toBeGreaterThan(0)
      expect(expected.size, fact.id).toBeLessThan(ids.length)
      world.putInForce(await demanding(fact.id))
      const held = await heldBy(world, ids, province)
      world.putInForce(world.policy)
      expect(held, fact.id).toEqual(ids.filter((id) => expected.has(id)))
    }
  })
})

describe('a refusal', () => {
  test('is the same bytes whoever it is about, and whatever the reason', async () => {
    const ask = {
      agency: 'bank',
      purpose: 'customer-due-diligence',
      relation: 'self',
      on: '2026-11-21',
    }
    const { certain, possible } = world.policy.settle(ask)
    const conditional = [...possible].filter(
      (name) => !certain.permitted.has(name) && /^Citizen\.[^.]+(\.[^.]+)?$/.test(name),
    )
    expect(conditional.length).toBeGreaterThan(3)
    const everybody = await world.sql<{ id: string }>(
      'population',
      'select citizen_id as id from citizen order by 1',
    )
    const sample = [
      ...Object.values(people),
      ...everybody.filter((_, index) => index % 20 === 0).map(({ id }) => id),
      '901090888888',
    ]
    let refusals = 0
    for (const name of conditional) {
      const [, field = '', below] = name.split('.')
      const asked = {
        query: `query ($id: CitizenId!) { citizen(citizenId: $id) { ${field} ${below ? `{ ${below} }` : ''} } }`,
      }
      const answers = new Set<string>()
      for (const away of [false, true]) {
        world.exchange.isAway = away
        for (const id of sample) {
          const answer = await told({ ...ask, ...asked, variables: { id } })
          if (!answer.includes('ATTRIBUTE_WITHHELD')) continue
          answers.add(answer)
          refusals++
        }
      }
      expect([...answers], name).toHaveLength(1)
    }
    expect(refusals).toBeGreaterThan(3 * conditional.length)
  })

  test('comes of every fact that nobody can find out; what hangs on none is answered', async () => {
    const [parcel] = await world.sql<{ id: string }>(
      'land',
      'select parcel_id as id from parcel order by 1 limit 1',
    )
    const query = `query ($id: CitizenId!, $parcel: ParcelId!) {
      citizen(citizenId: $id) { incomeStatements { year } } parcel(parcelId: $parcel) { area } }`
    const given = await world.consentOf(people.adult)
    const variables = { id: people.adult, parcel: parcel?.id }
    const ask = () => world.ask({ ...lending, query, variables })
    expect((await ask()).body.errors).toBeUndefined()
    world.exchange.isAway = true
    const { body } = await ask()
    expect(body.data).toMatchObject({ citizen: null, parcel: { area: expect.any(Number) } })
    expect(body.errors).toMatchObject([{ extensions: { code: 'ATTRIBUTE_WITHHELD' } }])
    world.exchange.isAway = false
    await world.withdrawn(people.adult, given)
  })
})

describe('an open case', () => {
  test('of this agency, for this purpose, with this person, named where one is named', async () => {
    const query = 'query ($id: CitizenId!) { citizen(citizenId: $id) { taxArrears } }'
    const ask = async (id: string, dossier?: string) => {
      const asker = {
        agency: 'tax',
        purpose: 'tax-enforcement',
        ...(dossier !== undefined && { case: dossier }),
      }
      const { body } = await world.ask({ ...asker, query, variables: { id } })
      return body.errors === undefined
    }
    const id = people.adult
    expect(await ask(id)).toBe(false)
    await world.sql(
      'exchange',
      `insert into cases.case_file values ('H-1', 'tax-enforcement', 'tax', 'RUNNING', '2026-11-01', null)`,
    )
    await world.sql(
      'exchange',
      `insert into cases.case_subject values ('H-1', 'debtor', 'Citizen', $1)`,
      [id],
    )
    expect([
      await ask(id),
      await ask(id, 'H-1'),
      await ask(id, 'H-2'),
      await ask(people.child),
    ]).toEqual([true, true, false, false])
    await world.sql('exchange', `update cases.case_file set closed_at = '2026-11-20'`)
    expect(await ask(id)).toBe(false)
  })
})
