import { expect, test } from 'vitest'
import type { PolicyInForce } from '../src/policy-in-force.ts'
import { country, house } from './fixture/country.ts'
import { openDesk, token } from './fixture/desk.ts'
import { policyOf } from './fixture/policy.ts'

/** In force until the end of 2026, at whose midnight everything in it stops. */
const expiring: PolicyInForce = (() => {
  const policy = policyOf({ self: ['Parcel.landUser'], owner: ['Citizen.fullName'] })
  const nothing = { id: 'nothing', permitted: new Map() }
  return { ...policy, decide: (ask) => (ask.on < '2027-01-01' ? policy.decide(ask) : nothing) }
})()

const query = `{ parcel(parcelId: "${house}") { landUser { fullName } } }`

test('a request lives by the day and the version it began with, whatever ends while it is under way', async () => {
  let at = new Date('2026-12-31T16:59:59.900Z')
  let current = expiring
  const registries = country(() => at)
  const [population, land, finance] = registries.map(({ transport }) => transport)
  if (!population || !land || !finance) throw new TypeError('three registries are made')
  const { gateway, lookUps } = await openDesk({
    registries,
    clock: () => at,
    policy: () => current,
    transports: {
      population,
      finance,
      land: async (request) => {
        const answer = await land(request)
        // Between the first registry and the second, the year ends and another version is published.
        at = new Date('2026-12-31T17:00:00.100Z')
        current = policyOf({})
        return answer
      },
    },
  })
  const authorization = `Bearer ${await token({ exp: at.getTime() / 1000 + 600 })}`
  const ask = () => gateway.handle({ query, authorization, stated: { procedure: '1.002207' } })

  expect((await ask()).body).toMatchObject({
    data: { parcel: { landUser: { fullName: 'Trần Thị Bình' } } },
  })
  const [first] = lookUps
  expect(first).toMatchObject({ policy: expiring.hash, at: new Date('2026-12-31T16:59:59.900Z') })
  expect(first?.disclosures.map(({ attribute }) => attribute).sort()).toEqual([
    'Citizen.fullName',
    'Parcel.landUser',
  ])

  current = expiring
  expect((await ask()).body.data).toEqual({ parcel: null })
  expect(lookUps[1]?.disclosures).toEqual([])
})
