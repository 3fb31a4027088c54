import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openEngine, type Tamper } from './engine.ts'
import { an, chi, house, mill, smallCountry } from './small-country.ts'

const { ask } = openEngine(smallCountry())

test('registries of one level are asked at the same time', async () => {
  const began: string[] = []
  const together: Tamper = async (honest, { fetch }) => {
    began.push(fetch.registry)
    await sleep(5)
    expect(began).toEqual(expect.arrayContaining(['land', 'business', 'finance']))
    return honest()
  }
  const { errors } = await ask(
    `{ citizen(citizenId: "${an}") { taxArrears owns { name } parcels { areaM2 } } }`,
    { tamper: { land: together, business: together, finance: together } },
  )
  expect(errors).toEqual([])
})

test('each entity is asked about once, however often it occurs', async () => {
  const { sent, data } = await ask(
    `{ business(businessId: "${mill}") { members { citizen { fullName } } legalRepresentative { sex }
       again: members { citizen { sex } } } }`,
  )
  expect(data?.business).toBeTruthy()
  expect(sent.map(({ registry }) => registry)).toEqual(['business', 'population'])
  const asked = Object.values(sent[1]?.variables ?? {}).map((list) => (list as unknown[]).length)
  expect(Math.max(...asked)).toBe(2)
})

test('a registry gets the variables it needs, and no others', async () => {
  const { sent } = await ask(
    `query ($a: CitizenId!, $b: ParcelId!) { citizen(citizenId: $a) { fullName taxArrears } parcel(parcelId: $b) { areaM2 } }`,
    { variables: { a: an, b: house } },
  )
  expect(new Map(sent.map(({ registry, variables }) => [registry, variables]))).toEqual(
    new Map<string, unknown>([
      ['population', { a: an }],
      ['land', { b: house }],
      ['finance', { representations: [{ __typename: 'Citizen', citizenId: an }] }],
    ]),
  )
})

test('nobody is asked about nobody', async () => {
  const { data, sent, errors, disclosures } = await ask(
    `{ citizens(citizenIds: ["901090000099"]) { fullName taxArrears } }`,
  )
  expect(data).toEqual({ citizens: [null] })
  expect(sent.map(({ registry }) => registry)).toEqual(['population'])
  expect([errors, disclosures]).toEqual([[], []])
})

test('a value that is known to be absent is handed on as null', async () => {
  const { data, sent } = await ask(`{ citizen(citizenId: "${chi}") { landPriority } }`)
  expect(data).toEqual({ citizen: { landPriority: '2012-09-09 unnamed' } })
  expect(sent[1]?.variables).toEqual({
    representations: [
      { __typename: 'Citizen', birthName: null, citizenId: chi, dateOfBirth: '2012-09-09' },
    ],
  })
})
