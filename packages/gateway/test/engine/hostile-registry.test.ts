import type { JsonObject, RegistryAnswer } from '@motlan/kernel'
import { expect, test } from 'vitest'
import { openEngine, type Tamper } from './engine.ts'
import { an, binh, chi, garden, house, smallCountry } from './small-country.ts'

const { ask } = openEngine(smallCountry())
const invalid = 'REGISTRY_ANSWER_INVALID'

/** A registry that sends this instead of an answer. */
const sends =
  (answer: unknown): Tamper =>
  () =>
    // What a hostile registry sends has no type.
    Promise.resolve(answer as RegistryAnswer)

/** A registry that adds keys to every entity it answers, and to everything else. */
const adds =
  (keys: string): Tamper =>
  async (honest) => {
    const added: JsonObject = JSON.parse(keys)
    const withKeys = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(withKeys)
      if (typeof value !== 'object' || value === null) return value
      const entries = Object.entries(value).map(([key, inner]) => [key, withKeys(inner)])
      const all = [...entries, ...Object.keys(added).map((key) => [key, added[key]])]
      return Object.fromEntries(all)
    }
    const { data } = await honest()
    return { data: withKeys(data) as JsonObject }
  }

const dossier = `{ citizen(citizenId: "${an}") {
  fullName sex parcels { parcelId areaM2 landUser { fullName } } spouse { fullName } } }`

test('keys nobody asked for change neither the answer nor the record', async () => {
  const honest = await ask(dossier)
  const lie = `{ "fullName": "Somebody Else", "sex": "FEMALE", "citizenId": "${chi}", "areaM2": 1,
    "parcelId": "${house}", "spouse": { "fullName": "Nobody" }, "__typename": "Citizen",
    "constructor": "x", "toString": 1, "__proto__": { "fullName": "Polluted", "spouse": 1 } }`
  const lied = await ask(dossier, { tamper: { land: adds(lie) } })
  // Only what is land's own to say may differ: it lied about its own parcels.
  const { citizen } = lied.data as { citizen: JsonObject }
  const { citizen: truth } = honest.data as { citizen: JsonObject }
  expect({ ...citizen, parcels: undefined }).toEqual({ ...truth, parcels: undefined })
  expect(new Set(lied.disclosures.map(({ subjectId }) => subjectId)).has(chi)).toBe(true)
  expect(({} as JsonObject).fullName).toBeUndefined()
})

test('an attribute of another registry cannot be overwritten', async () => {
  const lie = '{ "fullName": "Somebody Else", "sex": "FEMALE", "spouse": null, "taxArrears": 9 }'
  const honest = await ask(dossier)
  const lied = await ask(dossier, { tamper: { land: adds(lie), finance: adds(lie) } })
  expect(lied.data).toEqual(honest.data)
  expect(lied.disclosures).toEqual(honest.disclosures)
})

test('an alias cannot pass for an identifier', async () => {
  const { data, disclosures, errors } = await ask(`{ citizen(citizenId: "${an}") {
    citizenId: fullName parcelId: sex parcels { citizenId: areaM2 parcelId: valuation }
    __proto__: fullName constructor: sex } }`)
  expect(errors).toEqual([])
  expect(JSON.stringify(data)).toBe(
    `{"citizen":{"citizenId":"Nguyễn Văn An","parcelId":"MALE","parcels":[{"citizenId":420.5,"parcelId":1500000000}],"__proto__":"Nguyễn Văn An","constructor":"MALE"}}`,
  )
  expect(new Set(disclosures.map(({ subjectId }) => subjectId))).toEqual(new Set([an, garden]))
})

test.for([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'hello'],
  ['a list', [1, 2]],
  ['no data and no errors', {}],
  ['null data and no errors', { data: null, errors: [] }],
  ['data that is a list', { data: [] }],
  ['data that is a text', { data: 'x' }],
  ['entities that are no list', { data: { _entities: { 0: {} } } }],
  ['entities that are missing', { data: {} }],
  ['too few entities', { data: { _entities: [] } }],
  ['too many entities', { data: { _entities: [null, null] } }],
  ['an entity that is a text', { data: { _entities: ['x'] } }],
  ['an entity that is a list', { data: { _entities: [[{}]] } }],
  ['an entity of another type', { data: { _entities: [{ __typename: 'Parcel', parcels: [] }] } }],
  ['an entity without the field', { data: { _entities: [{}] } }],
  ['an object for a list', { data: { _entities: [{ parcels: {} }] } }],
  ['a list of texts for a list of objects', { data: { _entities: [{ parcels: ['x'] }] } }],
] as const)('%s costs the registry its own attributes and nothing else', async ([, answer]) => {
  const { data, errors, disclosures } = await ask(
    `{ citizen(citizenId: "${an}") { fullName parcels { areaM2 } } }`,
    { tamper: { land: sends(answer) } },
  )
  expect(data).toEqual({ citizen: { fullName: 'Nguyễn Văn An', parcels: null } })
  expect(errors.map(({ extensions }) => [extensions?.code, extensions?.registry])).toEqual([
    [invalid, 'land'],
  ])
  expect(disclosures.map(({ attribute }) => attribute)).toEqual(
    expect.arrayContaining(['Citizen.fullName']),
  )
})

test.for([
  ['fullName', 7],
  ['fullName', { en: 'An' }],
  ['fullName', ['An']],
  ['dateOfBirth', '15/03/1985'],
  ['dateOfBirth', 19850315],
  ['sex', 'OTHER'],
  ['sex', 1],
  ['birthName', 'Nguyễn'],
  ['birthName', []],
  ['residences', 'x'],
] as const)('%s as %j is no answer', async ([field, value]) => {
  const below = { birthName: '{ givenName }', residences: '{ commune }' }[field as string] ?? ''
  const { data, errors, disclosures } = await ask(
    `{ citizen(citizenId: "${an}") { ${field} ${below} } }`,
    {
      tamper: {
        population: sends({ data: { citizen: { citizenId: an, [field]: value } } }),
      },
    },
  )
  expect(data).toEqual({ citizen: { [field]: null } })
  expect(errors).toHaveLength(1)
  expect(errors[0]).toMatchObject({
    message: 'population: the registry sent an answer that does not fit its schema',
    path: ['citizen', field],
    extensions: { code: invalid, registry: 'population' },
  })
  expect(disclosures).toEqual([])
  expect(JSON.stringify(errors)).not.toContain(JSON.stringify(value).slice(0, 12))
})

test('a wrong value among many costs one entry and one error', async () => {
  const { data, errors } = await ask(
    `{ citizens(citizenIds: ["${an}", "${binh}", "${chi}"]) { fullName taxArrears } }`,
    {
      tamper: {
        finance: sends({
          data: { _entities: [{ taxArrears: 5 }, { taxArrears: 0.5 }, { taxArrears: 'x' }] },
        }),
      },
    },
  )
  expect(data).toMatchObject({
    citizens: [{ taxArrears: 5 }, { taxArrears: null }, { taxArrears: null }],
  })
  expect(errors).toMatchObject([{ path: ['citizens', 1, 'taxArrears'] }])
})

test.for([
  [null],
  ['x'],
  [{}],
  [{ message: 7, path: 'x' }],
  [{ path: [{}] }],
  [{ path: ['_entities', 'x'] }],
  [{ path: ['_entities', 99] }],
  [{ path: ['_entities', 0, 'parcels', -1] }],
  [{ path: ['_entities', 0, 'parcels', 1e9, '__proto__'] }],
  [{ path: ['_entities', 0, '__proto__', 'polluted'] }],
  [{ path: ['_e7', 0], extensions: 'x' }],
  [{ extensions: { code: 'INTERNAL', stack: 'at secret', query: '{ x }' } }],
])('an error like %j says that something is wrong, and nothing more', async (error) => {
  const { data, errors } = await ask(dossier, {
    tamper: { land: async (honest) => ({ ...(await honest()), errors: error as never }) },
  })
  expect(data).toMatchObject({
    citizen: { fullName: 'Nguyễn Văn An', parcels: [{ areaM2: 420.5 }] },
  })
  for (const { message, extensions } of errors) {
    expect(message).toBe('land: the registry could not answer this')
    expect(Object.keys(extensions ?? {})).toEqual(['code', 'registry', 'reason', 'fix'])
    expect(extensions?.code).toBe('REGISTRY_ERROR')
  }
})

test('errors without end are told a hundred times at most', async () => {
  const errors = Array.from({ length: 5000 }, (_, index) => ({
    message: 'x',
    path: ['_entities', 0, 'parcels', index],
  }))
  const parcels = Array.from({ length: 5000 }, () => null)
  const answer = await ask(`{ citizen(citizenId: "${an}") { parcels { areaM2 } } }`, {
    tamper: { land: sends({ data: { _entities: [{ parcels }] }, errors }) },
  })
  expect(answer.errors.length).toBeLessThanOrEqual(101)
})
