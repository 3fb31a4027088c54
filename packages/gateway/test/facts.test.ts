import { compilePolicy } from '@motlan/policy'
import { describe, expect, test } from 'vitest'
import type { FactSource } from '../src/facts.ts'
import { about, conditions, deskOver, factsAbout, source } from './fixture/conditions.ts'
import { an, binh, chi, garden, house, nobody } from './fixture/country.ts'
import { openDesk } from './fixture/desk.ts'

test('a look-up that hangs on no fact asks for none', async () => {
  const facts: FactSource = {
    find: async () => {
      throw new TypeError('nobody was to ask')
    },
  }
  const { ask, received, lookUps } = await openDesk({ decidedBy: conditions, facts })
  const { body } = await ask(...about('fullName taxStatus', an))
  expect(body.data).toEqual({ citizen: { fullName: 'Nguyễn Văn An', taxStatus: null } })
  expect(body.errors?.[0]?.message).toContain('no agreement of agency land-office covers it')
  expect(received()).toHaveLength(1)
  expect(lookUps).toHaveLength(1)
})

test('what holds opens, and what does not hold is neither planned nor fetched', async () => {
  const { ask, received, facts } = await deskOver({
    [an]: { 'consent.land': true },
    [binh]: { 'consent.land': false },
  })
  const [given, refused] = [
    await ask(...about('fullName dateOfBirth', an)),
    await ask(...about('fullName dateOfBirth', binh)),
  ]
  expect(given.body.data).toEqual({
    citizen: { fullName: 'Nguyễn Văn An', dateOfBirth: '1985-03-15' },
  })
  expect(given.body.errors).toBeUndefined()
  expect(refused.body.data).toEqual({ citizen: { fullName: 'Trần Thị Bình', dateOfBirth: null } })
  expect(received().map(({ attributes }) => attributes)).toEqual([
    ['Citizen.dateOfBirth', 'Citizen.fullName'],
    ['Citizen.fullName'],
  ])
  expect(facts.asked.map((each) => each.facts.map(({ id }) => id))).toEqual([
    ['consent.land'],
    ['consent.land'],
  ])
})

test('a refusal is the same bytes whoever it is about, and whatever is known or not', async () => {
  const bodies = new Set<string>()
  const sources: FactSource[] = [
    factsAbout({}),
    factsAbout({ [an]: { 'open-case': false, hidden: false } }),
    factsAbout({ [an]: { 'open-case': true, hidden: true } }),
    factsAbout({ [an]: { 'open-case': true } }),
    { find: () => Promise.reject(new TypeError('away')) },
    { find: async () => [] },
  ]
  for (const facts of sources) {
    const { ask } = await openDesk({ decidedBy: conditions, facts, newId: () => 'the-same' })
    for (const id of [an, nobody]) {
      const answer = await ask(...about('residences { commune }', id))
      bodies.add(JSON.stringify(answer))
    }
  }
  expect([...bodies]).toHaveLength(1)
  expect(JSON.parse([...bodies][0] ?? '')).toMatchObject({
    body: {
      data: { citizen: null },
      errors: [
        {
          path: ['citizen'],
          extensions: {
            code: 'ATTRIBUTE_WITHHELD',
            attribute: 'Citizen.residences.commune',
            reason: expect.stringContaining('do not hold, or could not be found out'),
          },
        },
      ],
      extensions: { motlan: { provenance: [] } },
    },
  })
})

describe('about whoever is reached through a reference', () => {
  test('nothing is looked up: what hangs on a fact is refused', async () => {
    const { ask, facts } = await deskOver({
      [an]: { 'open-case': true },
      [binh]: { 'open-case': true },
    })
    const { body } = await ask(...about('fullName spouse { dateOfBirth }', an))
    expect(body.data).toEqual({ citizen: { fullName: 'Nguyễn Văn An', spouse: null } })
    expect(body.errors).toMatchObject([
      { extensions: { attribute: 'Citizen.dateOfBirth', relation: 'spouse' } },
    ])
    expect(JSON.stringify(body.errors)).toContain(
      'looked up about nobody but whom the look-up names',
    )
    expect(facts.asked).toEqual([])
  })

  test('consent goes along to the parcels of whoever gave it', async () => {
    const { ask } = await deskOver({ [an]: { 'consent.land': true }, [binh]: {} })
    const own = await ask(...about('parcels { areaM2 }', an))
    expect(own.body.data).toEqual({ citizen: { parcels: [{ areaM2: 420.5 }, { areaM2: 80 }] } })
    const { body } = await ask(...about('fullName spouse { parcels { areaM2 } }', an))
    expect(body.data).toMatchObject({ citizen: { spouse: null } })
    const two = `query ($id: CitizenId!) { citizen(citizenId: $id) { parcels { parcelId areaM2 } }
      parcel(parcelId: "w3gv00000002") { areaM2 } }`
    expect((await ask(two, { variables: { id: an } })).body.data).toEqual({
      citizen: {
        parcels: [
          { parcelId: garden, areaM2: null },
          { parcelId: house, areaM2: null },
        ],
      },
      parcel: null,
    })
  })
})

test('a strict look-up is refused as a whole, whoever of those it names is concerned', async () => {
  const { ask, lookUps, received } = await deskOver({ [an]: { 'consent.land': true } })
  const both = `{ citizens(citizenIds: ["${an}", "${binh}", "${chi}"]) { fullName dateOfBirth } }`
  const { refused, body } = await ask(both, { strict: true })
  expect(refused).toBe('LOOKUP_REFUSED')
  expect(body.errors?.[0]?.extensions?.withheld).toEqual([
    { attribute: 'Citizen.dateOfBirth', relation: 'self' },
  ])
  expect(received()).toEqual([])
  expect(
    lookUps.flatMap(({ about: asked = [] }) => asked.map(({ subjectId }) => subjectId)).sort(),
  ).toEqual([an, binh, chi].sort())
  expect(lookUps.every((each) => each.refused === 'LOOKUP_REFUSED')).toBe(true)
})

test('what stands on the article that allows a delay is sealed whether its conditions hold or not', async () => {
  const [basis] = conditions.legalBases.values()
  if (!basis) throw new TypeError('there is one law')
  const delayed = { ...basis, law: '91/2025/QH15', article: '19.1.b' }
  const { catalog, agreements, ...more } = source
  const only = agreements.map((each) => ({
    ...each,
    grants: each.grants.filter(({ require }) => require?.includes('open-case')),
  }))
  const decidedBy = compilePolicy({
    ...more,
    agreements: only,
    catalog: { ...catalog, legalBases: [delayed] },
  })
  const { ask, lookUps } = await deskOver(
    { [an]: { 'open-case': true, hidden: false } },
    { decidedBy },
  )
  for (const id of [an, binh]) await ask(...about('residences { commune }', id))
  expect(
    lookUps.map(({ disclosures, sealedUntil }) => [
      disclosures.length > 0,
      sealedUntil !== undefined,
    ]),
  ).toEqual([
    [true, true],
    [false, true],
  ])
})
