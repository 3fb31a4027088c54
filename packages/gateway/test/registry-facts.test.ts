import type { Transport } from '@motlan/kernel'
import { expect, test } from 'vitest'
import { about, deskOver } from './fixture/conditions.ts'
import { an, binh, country } from './fixture/country.ts'

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

test('nothing that is true of the subject decides whether a registry is asked about it', async () => {
  for (const hidden of [true, false]) {
    const { ask, received } = await deskOver({ [an]: { hidden } })
    await ask(...about('taxArrears', an))
    expect(received().map(({ attributes }) => attributes)).toEqual([['Citizen.taxStatus']])
  }
})

test('what a registry says of somebody else settles nothing', async () => {
  const saying = (citizenId: string) =>
    deskOver(
      { [an]: { 'open-case': true } },
      withFinance(async () => ({
        data: { _entities: [{ __typename: 'Citizen', citizenId, taxStatus: 'CLOSED' }] },
      })),
    )
  const ask = async (citizenId: string) =>
    (await (await saying(citizenId)).ask(...about('ethnicity', an))).body.data
  expect(await ask(an)).toEqual({ citizen: { ethnicity: 'Kinh' } })
  expect(await ask(binh)).toEqual({ citizen: null })
})

test('a registry that does not answer has not told anything', async () => {
  const { ask } = await deskOver(
    { [binh]: { 'open-case': true } },
    withFinance(async () => {
      throw new TypeError('away')
    }),
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

test('what a registry told is asked again on the next day, however short ago', async () => {
  let at = new Date('2026-11-21T16:30:00Z')
  const { ask, received } = await deskOver({ [an]: { 'open-case': true } }, { clock: () => at })
  const asked = async () => {
    const before = received().length
    await ask(...about('ethnicity', an))
    return received().length - before
  }
  expect(await asked()).toBe(1)
  at = new Date('2026-11-21T16:50:00Z')
  expect(await asked()).toBe(0)
  at = new Date('2026-11-21T17:01:00Z')
  expect(await asked()).toBe(1)
})

/** The made-up registries, with another one in the place of finance. */
function withFinance(finance: Transport) {
  const own = country().map(({ name, transport }) => [name, transport] as const)
  return { transports: { ...Object.fromEntries(own), finance } }
}
