import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundedCache } from '../src/bounded-cache.ts'
import { documentReader } from '../src/documents.ts'
import { defaultLimits } from '../src/limits.ts'
import { publicSchema } from '../src/public-schema.ts'
import { an, composed, country } from './fixture/country.ts'
import { openDesk, token } from './fixture/desk.ts'
import { policyOf } from './fixture/policy.ts'

test('a cache never weighs more than its bound, and forgets what was asked for longest ago', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 6 })),
      ),
      (steps) => {
        const cache = boundedCache<number>(10)
        // The plainest cache there is: a list of entries, the one used last at its end.
        let kept: { readonly key: string; readonly value: number; readonly weight: number }[] = []
        for (const [isRead, number, weight] of steps) {
          const key = String(number)
          const entry = kept.find((each) => each.key === key)
          if (isRead) {
            expect(cache.get(key)).toBe(entry?.value)
            if (entry) kept = [...kept.filter((each) => each !== entry), entry]
            continue
          }
          cache.set(key, number, weight)
          kept = [...kept.filter((each) => each.key !== key), { key, value: number, weight }]
          while (kept.reduce((sum, each) => sum + each.weight, 0) > 10) kept = kept.slice(1)
        }
        for (let number = 0; number < 10; number++) {
          const entry = kept.find((each) => each.key === String(number))
          expect(cache.get(String(number))).toBe(entry?.value)
        }
      },
    ),
  )
})

test('what is larger than the whole cache is not kept, and costs nobody a place', () => {
  const cache = boundedCache<string>(3)
  cache.set('a', 'small')
  cache.set('b', 'huge', 4)
  expect([cache.get('a'), cache.get('b')]).toEqual(['small', undefined])
})

test('the same text is the same document, and another text another one', () => {
  const schema = publicSchema(composed(country()).publicSdl)
  const read = documentReader(schema, defaultLimits)
  const text = 'query A { __typename } query B { __typename }'
  expect(read(text, 'A')).toBe(read(text, 'A'))
  expect(read(text, 'A').document).toBe(read(text, 'B').document)
  expect(read(text, 'A').id).not.toBe(read(text, 'B').id)
  expect(read(`${text} `, 'A').id).not.toBe(read(text, 'A').id)
})

test('what was prepared for one procedure is never used for another', async () => {
  const { ask } = await openDesk({ decidedBy: policyOf({ self: ['Citizen.fullName'] }) })
  const query = `{ citizen(citizenId: "${an}") { fullName } }`
  const asLandOffice = await ask(query)
  const forAnother = await ask(query, { stated: { procedure: '2.000986' } })
  const again = await ask(query)
  expect(asLandOffice.body.data).toEqual({ citizen: { fullName: 'Nguyễn Văn An' } })
  expect(forAnother.body.data).toEqual({ citizen: null })
  expect(again.body.data).toEqual(asLandOffice.body.data)
})

test('agreements that come into force at midnight in Việt Nam are in force at once', async () => {
  let at = new Date('2026-12-31T16:59:59Z')
  const policy = policyOf({ self: ['Citizen.fullName'] })
  const from2027 = {
    ...policy,
    decide: (ask: Parameters<typeof policy.decide>[0]) =>
      ask.on >= '2027-01-01' ? policy.decide(ask) : { id: 'nothing', permitted: new Map() },
  }
  const { gateway } = await openDesk({ clock: () => at, decidedBy: from2027 })
  const authorization = `Bearer ${await token({ exp: at.getTime() / 1000 + 600 })}`
  const ask = () =>
    gateway.handle({
      query: `{ citizen(citizenId: "${an}") { fullName } }`,
      authorization,
      stated: { procedure: '1.002207' },
    })
  expect((await ask()).body.data).toEqual({ citizen: null })
  at = new Date('2026-12-31T17:00:00Z')
  expect((await ask()).body.data).toEqual({ citizen: { fullName: 'Nguyễn Văn An' } })
})
