import { compilePolicy, type Facts } from '@motlan/policy'
import { describe, expect, test } from 'vitest'
import type { FactSource } from '../src/facts.ts'
import { conditions, factsAbout, source } from './fixture/conditions.ts'
import { an, binh, chi, garden, house, nobody } from './fixture/country.ts'
import { openDesk } from './fixture/desk.ts'

const query = 'query ($id: CitizenId!) { citizen(citizenId: $id) { FIELDS } }'
const about = (fields: string, id: string) =>
  [query.replace('FIELDS', fields), { variables: { id } }] as const

function deskOver(
  known: Readonly<Record<string, Facts>>,
  more: Parameters<typeof openDesk>[0] = {},
) {
  const facts = factsAbout(known)
  return openDesk({ decidedBy: conditions, facts, ...more }).then((desk) => ({ ...desk, facts }))
}

test('a look-up that hangs on no fact asks for none', async () => {
  const facts: FactSource = {
    find: async () => {
      throw new TypeError('nobody was to ask')
    },
  }
  const { ask, received, lookUps } = await openDesk({ decidedBy: conditions, facts })
  const { body } = await ask(...about('fullName taxArrears', an))
  expect(body.data).toEqual({ citizen: { fullName: 'Nguyễn Văn An', taxArrears: null } })
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
          extensions: { code: 'ATTRIBUTE_WITHHELD', attribute: 'Citizen.residences.commune' },
        },
      ],
      extensions: { motlan: { provenance: [] } },
    },
  })
})

test('a fact that a registry knows is asked under a grant for what tells, and nothing of it is disclosed', async () => {
  const open = { 'open-case': true }
  const { ask, received, lookUps } = await deskOver({ [an]: open, [binh]: open })
  const active = await ask(...about('ethnicity', an))
  expect(active.body.data).toEqual({ citizen: null })
  expect(received().map(({ registry, attributes }) => ({ registry, attributes }))).toEqual([
    { registry: 'finance', attributes: ['Citizen.taxStatus'] },
  ])
  expect(lookUps[0]?.disclosures).toEqual([])

  const closed = await ask(...about('ethnicity', binh))
  expect(closed.body.data).toEqual({ citizen: { ethnicity: 'Tày' } })
  expect(lookUps[1]?.disclosures.map(({ attribute }) => attribute)).toEqual(['Citizen.ethnicity'])
  expect(closed.body.extensions).toMatchObject({
    motlan: { provenance: [{ registry: 'population' }] },
  })
})

test('no registry is asked about a fact where the request settles it, whatever else is known about the subject', async () => {
  const { ask, received } = await deskOver({ [an]: { 'open-case': false } })
  await ask(...about('ethnicity', an))
  expect(received()).toEqual([])
})

test('a registry that does not answer has not told anything', async () => {
  const { ask } = await deskOver(
    { [binh]: { 'open-case': true } },
    {
      transports: {
        finance: async () => {
          throw new TypeError('away')
        },
      },
    },
  )
  const { body } = await ask(...about('ethnicity', binh))
  expect(body.data).toEqual({ citizen: null })
  expect(body.errors).toMatchObject([{ extensions: { code: 'ATTRIBUTE_WITHHELD' } }])
})

test('an outcome is used again as long as the catalogue allows, and not on the next day', async () => {
  let at = new Date('2026-11-21T16:30:00Z')
  const { ask, facts, authorization } = await deskOver(
    { [an]: { 'open-case': true, hidden: false } },
    { clock: () => at },
  )
  expect(authorization).toBeTruthy()
  const asked = async () => {
    const before = facts.asked.length
    await ask(...about('residences { commune }', an))
    return facts.asked.slice(before).flatMap((each) => each.facts.map(({ id }) => id))
  }
  expect(await asked()).toEqual(['open-case', 'hidden'])
  at = new Date('2026-11-21T16:59:00Z')
  expect(await asked()).toEqual(['open-case'])
  at = new Date('2026-11-21T17:31:00Z')
  expect(await asked()).toEqual(['open-case', 'hidden'])
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
