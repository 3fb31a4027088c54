import { grantHeader, type RegistryAnswer, type RegistryRequest } from '@motlan/kernel'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { inProcess, type RegistryServer, type Subgraph, serve } from '../src/index.ts'
import { type TestDatabase, testDatabase } from '../src/testing.ts'
import { populate } from './vehicle/country.ts'
import type { Database } from './vehicle/database.ts'
import { vehicle } from './vehicle/definition.ts'
import { granted, grantKey, moment } from './vehicle/granting.ts'
import { vehicleSubgraph } from './vehicle/schema.ts'

const migrations = new URL('./vehicle/migrations/', import.meta.url)
const statements: string[] = []
const clock = () => moment
let database: TestDatabase<Database>
let subgraph: Subgraph
let server: RegistryServer

beforeAll(async () => {
  database = await testDatabase<Database>({ definition: vehicle, migrations }, inject('postgres'), {
    onStatement: (text) => statements.push(text),
  })
  await populate(database.owner.kysely)
  subgraph = vehicleSubgraph(database.app)
  await database.app.primaryKeys()
  server = await serve(subgraph, { grantKey, clock, port: 0, ready: database.app.ping })
})
afterAll(async () => {
  await server?.close()
  await database?.drop()
})
beforeEach(() => {
  statements.length = 0
})

/** What a gateway does over HTTP; with a query in the address Yoga answers. */
async function overHttp(
  { operation, variables, grant }: RegistryRequest,
  query = '',
): Promise<RegistryAnswer> {
  const response = await fetch(`${server.url}${query}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      [grantHeader]: grant,
    },
    body: JSON.stringify({ query: operation, variables }),
  })
  return (await response.json()) as RegistryAnswer
}

test('every way in gives the same answer to the same request', async () => {
  const texts = [
    '{ citizen(citizenId: "901204000017") { citizenId licenceNumber finesDue yearsLicensed instructor { citizenId licenceNumber } } }',
    '{ a: citizens(citizenIds: ["901204000017", "901190000031"]) { finesDue } }',
    '{ citizens(citizenIds: "90120400001") { finesDue } }',
    'query($ids: [CitizenId!]!) { citizens(citizenIds: $ids) { finesDue } }',
    '{ _entities(representations: [{__typename: "Citizen"}, {__typename: "Parcel"}]) { ... on Citizen { finesDue } } }',
  ]
  const local = inProcess(subgraph, { grantKey, clock })
  const all = [
    'Citizen.finesDue',
    'Citizen.licenceNumber',
    'Citizen.yearsLicensed',
    'Citizen.instructor',
  ]
  for (const operation of texts) {
    const here = await local(granted(operation, all))
    const there = await overHttp(granted(operation, all))
    const byYoga = await overHttp(granted(operation, all), '?long')
    expect(JSON.parse(JSON.stringify(here))).toEqual(there)
    expect(there).toEqual(byYoga)
  }
})

test('a grant that was used on one way in is refused on the other', async () => {
  const request = granted('{ citizen(citizenId: "901204000017") { finesDue } }', [
    'Citizen.finesDue',
  ])
  expect(await overHttp(request)).toHaveProperty('data')
  expect(await overHttp(request, '?long')).toMatchObject({
    errors: [{ extensions: { code: 'GRANT_REPLAYED' } }],
  })
})

test('two fetches of one look-up at once share their statements', async () => {
  const ask = inProcess(subgraph, { grantKey, clock })
  const first = granted('{ citizen(citizenId: "901204000017") { finesDue } }', ['Citizen.finesDue'])
  const second = granted('{ citizen(citizenId: "901206000025") { licenceNumber } }', [
    'Citizen.licenceNumber',
  ])
  await Promise.all([ask(first), ask({ ...second, requestId: first.requestId })])
  expect(statements).toHaveLength(1)
})

test('a look-up that was given up is not begun', async () => {
  const ask = inProcess(subgraph, { grantKey, clock })
  const request = granted('{ citizen(citizenId: "901204000017") { finesDue } }', [
    'Citizen.finesDue',
  ])
  await expect(ask({ ...request, signal: AbortSignal.abort() })).rejects.toThrow()
  expect(statements).toEqual([])
})
