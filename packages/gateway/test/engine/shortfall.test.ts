import { type JsonObject, Refusal } from '@motlan/kernel'
import { expect, test } from 'vitest'
import { openEngine, type Tamper } from './engine.ts'
import { an, binh, house, smallCountry } from './small-country.ts'

const { ask } = openEngine(smallCountry())
const down: Tamper = () => Promise.reject(new Refusal('REGISTRY_UNAVAILABLE', 'it'))
const silent: Tamper = () => new Promise(() => {})
const reports =
  (...errors: readonly JsonObject[]): Tamper =>
  async (honest) => ({ ...(await honest()), errors: errors as never })

test('a registry that is down costs its own attributes, and one error names it', async () => {
  const { data, errors, disclosures } = await ask(
    `{ citizens(citizenIds: ["${an}", "${binh}"]) { fullName taxArrears employer { name } parcels { areaM2 } } }`,
    { tamper: { finance: down } },
  )
  expect(data).toEqual({
    citizens: [
      { fullName: 'Nguyễn Văn An', taxArrears: null, employer: null, parcels: [{ areaM2: 420.5 }] },
      { fullName: 'Trần Thị Bình', taxArrears: null, employer: null, parcels: [{ areaM2: 80 }] },
    ],
  })
  expect(errors).toEqual([
    {
      message: 'finance: the registry does not answer',
      path: ['citizens', 0],
      extensions: {
        code: 'REGISTRY_UNAVAILABLE',
        registry: 'finance',
        reason: 'the registry does not answer',
        fix: 'try again later; the other attributes are answered',
      },
    },
  ])
  const attributes = new Set(disclosures.map(({ attribute }) => attribute))
  expect(attributes).toEqual(new Set(['Citizen.fullName', 'Citizen.parcels', 'Parcel.areaM2']))
})

test('an entry registry that is down is named at every look-up it owes', async () => {
  const { data, errors } = await ask(
    `{ a: citizen(citizenId: "${an}") { fullName } parcel(parcelId: "${house}") { areaM2 } }`,
    { tamper: { population: down } },
  )
  expect(data).toEqual({ a: null, parcel: { areaM2: 80 } })
  expect(errors).toMatchObject([
    { path: ['a'], extensions: { code: 'REGISTRY_UNAVAILABLE', registry: 'population' } },
  ])
})

test('a registry that keeps silent is given up after its time, and told so', async () => {
  let signal: AbortSignal | undefined
  const { data, errors } = await ask(`{ citizen(citizenId: "${an}") { fullName taxArrears } }`, {
    timeout: 20,
    tamper: {
      finance: (honest, outgoing) => {
        signal = outgoing.signal
        return silent(honest, outgoing)
      },
    },
  })
  expect(data).toEqual({ citizen: { fullName: 'Nguyễn Văn An', taxArrears: null } })
  expect(errors).toMatchObject([{ extensions: { code: 'REGISTRY_TIMEOUT', registry: 'finance' } }])
  expect(signal?.aborted).toBe(true)
})

test('a client that leaves ends every fetch', async () => {
  const controller = new AbortController()
  const signals: AbortSignal[] = []
  const hang: Tamper = (_honest, outgoing) => {
    signals.push(outgoing.signal)
    if (signals.length === 2) controller.abort(new Error('gone'))
    return silent(_honest, outgoing)
  }
  const asked = ask(`{ citizen(citizenId: "${an}") { taxArrears parcels { areaM2 } } }`, {
    signal: controller.signal,
    tamper: { finance: hang, land: hang },
  })
  await expect(asked).rejects.toThrow('gone')
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true])
})

test('a client that has left already is not looked up for', async () => {
  let asked = 0
  const signal = AbortSignal.abort(new Error('gone'))
  const count: Tamper = (honest) => {
    asked++
    return honest()
  }
  await expect(
    ask(`{ citizen(citizenId: "${an}") { fullName } }`, { signal, tamper: { population: count } }),
  ).rejects.toThrow('gone')
  expect(asked).toBe(0)
})

test('what the gateway itself refuses ends the look-up', async () => {
  const refuse: Tamper = () => Promise.reject(new Refusal('PLAN_REFUSED', 'grant'))
  await expect(
    ask(`{ citizen(citizenId: "${an}") { taxArrears } }`, { tamper: { finance: refuse } }),
  ).rejects.toMatchObject({ code: 'PLAN_REFUSED' })
})

test('an error about an entity is told at every place the entity has, with its indexes', async () => {
  const { errors, data } = await ask(
    `{ citizens(citizenIds: ["${an}", "${binh}", "${an}"]) { fullName tax: taxArrears same: taxArrears } }`,
    {
      tamper: {
        finance: async (honest) => {
          const { data } = await honest()
          const [, second] = (data?._entities ?? []) as JsonObject[]
          return {
            data: { _entities: [{ taxArrears: null }, second] },
            errors: [
              { message: `${an} owes 5`, path: ['_entities', 0, 'taxArrears'] },
              { message: 'again', path: ['_entities', 0, 'taxArrears'] },
            ],
          }
        },
      },
    },
  )
  expect(data).toMatchObject({ citizens: [{ tax: null }, { tax: null }, { tax: null }] })
  expect(errors.map(({ path }) => path)).toEqual([
    ['citizens', 0, 'tax'],
    ['citizens', 0, 'same'],
    ['citizens', 2, 'tax'],
    ['citizens', 2, 'same'],
  ])
  expect(JSON.stringify(errors)).not.toContain(an)
})

test('an error in a batch of several paths finds its place', async () => {
  const { errors, data } = await ask(
    `{ citizen(citizenId: "${an}") { spouse { fullName parcels { areaM2 } } parcels { valuation } } }`,
    {
      tamper: {
        land: async (honest) => {
          const { data } = await honest()
          const alias = Object.keys(data ?? {}).find((key) =>
            JSON.stringify(data?.[key]).includes('areaM2'),
          )
          const failed = { [String(alias)]: [{ parcels: [{ parcelId: house, areaM2: null }] }] }
          const errors = [{ message: 'x', path: [String(alias), 0, 'parcels', 0, 'areaM2'] }]
          return { data: { ...data, ...failed }, errors }
        },
      },
    },
  )
  expect(data).toMatchObject({ citizen: { spouse: { parcels: [{ areaM2: null }] } } })
  expect(errors.map(({ path }) => path)).toEqual([['citizen', 'spouse', 'parcels', 0, 'areaM2']])
})

test.for([
  ['GRANT_EXPIRED', 'GRANT_EXPIRED'],
  ['TOO_MANY_IDS', 'TOO_MANY_IDS'],
  ['DATABASE_UNREACHABLE', 'REGISTRY_UNAVAILABLE'],
  ['INTERNAL', 'REGISTRY_ERROR'],
  ['__proto__', 'REGISTRY_ERROR'],
  ['MADE_UP', 'REGISTRY_ERROR'],
  ['GRANT_MADE_UP', 'REGISTRY_ERROR'],
] as const)('a registry that says %s is understood as %s', async ([said, understood]) => {
  const error = { message: 'secret', extensions: { code: said, query: '{ secret }' } }
  const { errors } = await ask(`{ citizen(citizenId: "${an}") { taxArrears } }`, {
    tamper: { finance: async () => ({ errors: [error] }) },
  })
  expect(errors).toMatchObject([{ path: ['citizen'], extensions: { code: understood } }])
  expect(JSON.stringify(errors)).not.toContain('secret')
})

test('a value computed from what did not arrive is not computed', async () => {
  const { data, errors, sent } = await ask(
    `{ citizen(citizenId: "${an}") { fullName landPriority } }`,
    {
      tamper: {
        population: async (honest) => ({
          data: {
            citizen: { ...((await honest()).data?.citizen as JsonObject), dateOfBirth: null },
          },
          errors: [{ message: 'x', path: ['citizen', 'dateOfBirth'] }],
        }),
      },
    },
  )
  expect(data).toEqual({ citizen: { fullName: 'Nguyễn Văn An', landPriority: null } })
  expect(sent.map(({ registry }) => registry)).toEqual(['population'])
  expect(errors).toMatchObject([
    { path: ['citizen'], extensions: { code: 'REGISTRY_ERROR', registry: 'population' } },
    { path: ['citizen'], extensions: { code: 'REQUIREMENT_MISSING', registry: 'land' } },
  ])
})

test('a report without a place is told once per look-up of its registry', async () => {
  const { errors } = await ask(`{ citizen(citizenId: "${an}") { fullName } }`, {
    tamper: { population: reports({ message: 'x' }, { message: 'y' }) },
  })
  expect(errors).toMatchObject([{ path: ['citizen'], extensions: { code: 'REGISTRY_ERROR' } }])
})
