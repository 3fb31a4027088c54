import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openWorld, type World } from './world.ts'

// No citizen ID in a log line, whatever happened; what else is told about requests is tested in the gateway.

let world: World
let ids: readonly string[]
beforeAll(async () => {
  world = await openWorld(inject('postgres'), {
    transports: (own) => ({
      ...own,
      insurance: async ({ variables }) => {
        throw new Error(`cannot answer about ${JSON.stringify(variables)}`)
      },
    }),
  })
  const rows = await world.sql<{ id: string }>(
    'population',
    'select citizen_id as id from citizen limit 20',
  )
  ids = rows.map(({ id }) => id)
})
afterAll(() => world.close())

test('logs of answers, refusals, failures and nonsense hold no identifier of anybody', async () => {
  const ask = { agency: 'social-insurance', procedure: '1.014177' }
  const [id = ''] = ids
  for (const each of ids) {
    await world.ask({
      ...ask,
      query: `{ citizen(citizenId: "${each}") { dateOfBirth religion socialInsuranceNumber } }`,
    })
  }
  await world.ask({
    ...ask,
    query: 'query($ids: [CitizenId!]!) { citizens(citizenIds: $ids) { dateOfBirth } }',
    variables: { ids: [...ids] },
  })
  await world.ask({ ...ask, query: `{ citizen(citizenId: "${id}" }` })
  await world.ask({
    ...ask,
    query: `query Q${id} { citizen(citizenId: "${id}") { nothing${id} } }`,
  })
  await world.ask({
    ...ask,
    query: 'query($id: CitizenId!) { citizen(citizenId: $id) { dateOfBirth } }',
    variables: { id: `${id}0` },
  })
  await world.ask({ ...ask, agency: id, query: '{ __typename }' })
  await world.ask({
    agency: 'tax',
    procedure: id,
    query: `{ citizen(citizenId: "${id}") { dateOfBirth } }`,
  })
  expect(world.log.length).toBeGreaterThan(20)
  const leaks = world.log.filter(
    (line) => /(?<!\d)9\d{11}(?!\d)/.test(line) || ids.some((known) => line.includes(known)),
  )
  expect(leaks).toEqual([])
})
