import { expect, test } from 'vitest'
import type { AskedAttribute } from '../../src/decision.ts'
import { type Answer, openEngine } from './engine.ts'
import { memorySubgraph } from './memory-subgraph.ts'
import { an, binh, chi, dung, garden, mill, shop, smallCountry } from './small-country.ts'

const { ask } = openEngine(smallCountry())

/** `901… Citizen.fullName self`, one line each. */
function record({ disclosures }: Answer): readonly string[] {
  return disclosures
    .map(({ subjectId, attribute, relation }) => `${subjectId} ${attribute} ${relation}`)
    .sort()
}

const only =
  (...permitted: readonly string[]) =>
  ({ attribute, relation }: AskedAttribute) =>
    permitted.includes(relation === 'self' ? attribute : `${relation}:${attribute}`)

test('a withheld attribute is null, is told once, and is never asked for', async () => {
  const answer = await ask(
    `{ citizens(citizenIds: ["901090000099", "${an}", "${binh}"]) { fullName sex s: sex taxArrears } }`,
    { permits: ({ attribute }) => !/sex|taxArrears/.test(attribute) },
  )
  expect(answer.data).toEqual({
    citizens: [
      null,
      { fullName: 'Nguyễn Văn An', sex: null, s: null, taxArrears: null },
      { fullName: 'Trần Thị Bình', sex: null, s: null, taxArrears: null },
    ],
  })
  const withheld = {
    code: 'ATTRIBUTE_WITHHELD',
    relation: 'self',
    reason: 'no agreement covers it',
  }
  expect(answer.errors).toMatchObject([
    { path: ['citizens', 1, 'sex'], extensions: { ...withheld, attribute: 'Citizen.sex' } },
    { path: ['citizens', 1, 'taxArrears'], extensions: { attribute: 'Citizen.taxArrears' } },
  ])
  expect(answer.withheld).toEqual([
    { attribute: 'Citizen.sex', relation: 'self', code: 'ATTRIBUTE_WITHHELD' },
    { attribute: 'Citizen.taxArrears', relation: 'self', code: 'ATTRIBUTE_WITHHELD' },
  ])
  expect(answer.sent.map(({ registry }) => registry)).toEqual(['population'])
  expect(record(answer)).toEqual([`${an} Citizen.fullName self`, `${binh} Citizen.fullName self`])
})

test('what is withheld is told even where there is no place for it', async () => {
  const { errors } = await ask(
    `{ citizen(citizenId: "${chi}") { fullName spouse { fullName sex } } }`,
    {
      permits: ({ attribute }) => attribute !== 'Citizen.sex',
    },
  )
  expect(errors).toMatchObject([{ path: ['citizen', 'spouse'] }])
})

test('an attribute is permitted for one relation and withheld for another', async () => {
  const answer = await ask(
    `{ citizen(citizenId: "${an}") { fullName spouse { fullName sex spouse { fullName } } } }`,
    {
      permits: only(
        'Citizen.citizenId',
        'Citizen.spouse',
        'Citizen.fullName',
        'spouse:Citizen.sex',
      ),
    },
  )
  expect(answer.data).toEqual({
    citizen: { fullName: 'Nguyễn Văn An', spouse: { fullName: null, sex: 'FEMALE', spouse: null } },
  })
  expect(answer.withheld.map(({ attribute, relation }) => `${relation} ${attribute}`)).toEqual([
    'spouse Citizen.fullName',
    'spouse Citizen.spouse',
  ])
  expect(record(answer)).toEqual([
    `${an} Citizen.fullName self`,
    `${an} Citizen.spouse self`,
    `${binh} Citizen.sex spouse`,
  ])
})

test('a look-up of a subject nobody may know of is withheld as a whole', async () => {
  const answer = await ask(`{ citizen(citizenId: "${an}") { citizenId fullName __typename } }`, {
    permits: () => false,
  })
  expect(answer.data).toEqual({ citizen: null })
  expect(answer.errors).toMatchObject([
    { path: ['citizen'], extensions: { attribute: 'Citizen.citizenId', relation: 'self' } },
  ])
  expect([answer.sent, answer.disclosures]).toEqual([[], []])
})

test('an identifier counts for itself at the root, and for the reference behind one', async () => {
  const root = await ask(`{ citizen(citizenId: "${an}") { id: citizenId __typename } }`)
  expect(record(root)).toEqual([`${an} Citizen.citizenId self`])
  const behind = await ask(
    `{ business(businessId: "${mill}") { members { citizen { citizenId __typename } } } }`,
  )
  expect(record(behind)).toEqual([`${mill} Business.members.citizen self`])
  const refused = await ask(
    `{ business(businessId: "${mill}") { name members { citizen { citizenId } } } }`,
    {
      permits: ({ attribute }) => !attribute.startsWith('Business.members'),
    },
  )
  expect(refused.data).toEqual({ business: { name: 'Cối xay Hòa Bình', members: null } })
  expect(refused.withheld).toMatchObject([{ attribute: 'Business.members.citizen' }])
})

test('the record does not tell what the value was', async () => {
  const nested = `{ fullName spouse { sex } birthName { familyName } residences { commune since } }`
  const full = await ask(`{ citizen(citizenId: "${an}") ${nested} }`)
  const empty = await ask(`{ citizen(citizenId: "${chi}") ${nested} }`)
  const about = (id: string, answer: Answer) =>
    record(answer)
      .filter((line) => line.startsWith(id))
      .map((line) => line.slice(id.length))
  expect(empty.data).toMatchObject({ citizen: { spouse: null, birthName: null, residences: null } })
  expect(about(chi, empty)).toEqual(about(an, full))
  const unknown = await ask(`{ citizen(citizenId: "${dung}") { sex dateOfBirth } }`)
  expect(record(unknown)).toEqual([`${dung} Citizen.dateOfBirth self`, `${dung} Citizen.sex self`])
  const none = await ask(
    `{ business(businessId: "${shop}") { members { ratio citizen { sex } } } }`,
  )
  expect(none.data).toEqual({ business: { members: [] } })
  expect(record(none)).toEqual([
    `${shop} Business.members.citizen self`,
    `${shop} Business.members.ratio self`,
  ])
})

test('what did not arrive is not recorded', async () => {
  const answer = await ask(
    `{ citizen(citizenId: "${an}") { fullName taxArrears birthName { givenName } } }`,
    {
      tamper: {
        finance: async () => ({
          data: { _entities: [null] },
          errors: [{ message: 'x', path: ['_entities', 0] }],
        }),
        population: async (honest) => ({
          ...(await honest()),
          data: {
            citizen: { citizenId: an, fullName: 'x', birthName: null, __typename: 'Citizen' },
          },
          errors: [{ message: 'x', path: ['citizen', 'birthName', 'givenName'] }],
        }),
      },
    },
  )
  expect(record(answer)).toEqual([`${an} Citizen.fullName self`])
})

test('a subject that cannot be named is not shown', async () => {
  const answer = await ask(`{ parcel(parcelId: "${garden}") { areaM2 landUser { fullName } } }`, {
    tamper: {
      land: async () => ({
        data: {
          parcel: {
            parcelId: garden,
            areaM2: 1,
            landUser: { citizenId: null, __typename: 'Citizen' },
          },
        },
      }),
    },
  })
  expect(answer.data).toEqual({ parcel: { areaM2: 1, landUser: null } })
  expect(answer.errors).toMatchObject([
    { path: ['parcel', 'landUser'], extensions: { code: 'REGISTRY_ANSWER_INVALID' } },
  ])
})

test('an attribute is recorded once, on however many ways it is reached', async () => {
  const answer = await ask(
    `{ a: citizen(citizenId: "${an}") { fullName n: fullName children { fullName } }
       b: citizens(citizenIds: ["${an}", "${an}"]) { fullName children { fullName citizenId } } }`,
  )
  expect(record(answer)).toEqual([
    `${an} Citizen.children self`,
    `${an} Citizen.fullName self`,
    `${chi} Citizen.fullName children`,
    `${dung} Citizen.fullName children`,
  ])
})

test('what turned into null on the way has not left', async () => {
  const answer = await ask(`{ citizen(citizenId: "${an}") { fullName parcels { areaM2 } } }`, {
    tamper: {
      land: async () => ({
        data: { _entities: [{ parcels: [{ parcelId: garden, areaM2: 1 }, { areaM2: 2 }] }] },
      }),
    },
  })
  expect(answer.data).toEqual({ citizen: { fullName: 'Nguyễn Văn An', parcels: null } })
  expect(record(answer)).toEqual([`${an} Citizen.fullName self`])
})

test('an object that is null as a whole has told nothing', async () => {
  const one = memorySubgraph(
    'one',
    `scalar CitizenId
     type Query { citizen(citizenId: CitizenId!): Citizen!  citizens(citizenIds: [CitizenId!]!): [Citizen] }
     type Citizen @key(fields: "citizenId") { citizenId: CitizenId!  fullName: String  name: String! }`,
    {},
  )
  const { ask: askOne } = openEngine([one])
  const nameless = { citizenId: an, fullName: 'An', name: null }
  const whole = await askOne(`{ citizen(citizenId: "${an}") { fullName name } }`, {
    tamper: { one: async () => ({ data: { citizen: nameless } }) },
  })
  expect([whole.data, whole.disclosures]).toEqual([null, []])
  expect(whole.errors).toMatchObject([{ path: ['citizen', 'name'] }])

  const named = { citizenId: binh, fullName: 'Bình', name: 'Bình' }
  const entry = await askOne(`{ citizens(citizenIds: ["${an}", "${binh}"]) { fullName name } }`, {
    tamper: { one: async () => ({ data: { citizens: [nameless, named] } }) },
  })
  expect(entry.data).toEqual({ citizens: [null, { fullName: 'Bình', name: 'Bình' }] })
  expect(record(entry)).toEqual([`${binh} Citizen.fullName self`, `${binh} Citizen.name self`])
})

test('whether a group is there is known to those who may know something in it', async () => {
  const query = `{ citizen(citizenId: "${an}") { fullName birthName { __typename } } }`
  const open = await ask(query)
  expect(record(open)).toEqual([`${an} Citizen.birthName self`, `${an} Citizen.fullName self`])
  const closed = await ask(query, { permits: ({ attribute }) => attribute !== 'Citizen.birthName' })
  expect(closed.data).toEqual({ citizen: { fullName: 'Nguyễn Văn An', birthName: null } })
  expect(closed.withheld).toMatchObject([{ attribute: 'Citizen.birthName' }])
})
