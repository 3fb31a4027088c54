import {
  grantHeader,
  type RegistryAnswer,
  type RegistryRequest,
  type Transport,
} from '@motlan/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { inProcess, type RegistryServer, type Subgraph, serve } from '../src/index.ts'
import { type TestDatabase, testDatabase } from '../src/testing.ts'
import { people, populate } from './vehicle/country.ts'
import type { Database } from './vehicle/database.ts'
import { vehicle } from './vehicle/definition.ts'
import { granted, grantKey, moment } from './vehicle/granting.ts'
import { vehicleSubgraph } from './vehicle/schema.ts'

const migrations = new URL('./vehicle/migrations/', import.meta.url)
const { student } = people
const statements: string[] = []
const logged: unknown[] = []
const log = { error: (fields: object, message: string) => logged.push({ ...fields, message }) }
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
  server = await serve(subgraph, { grantKey, clock, log, port: 0, ready: database.app.ping })
})
afterAll(async () => {
  await server?.close()
  await database?.drop()
})
beforeEach(() => {
  statements.length = 0
  logged.length = 0
})

/** What a gateway does over HTTP, in its shortest form; with a query in the address Yoga answers. */
const overHttp =
  (query: string): Transport =>
  async ({ operation, variables, grant }: RegistryRequest): Promise<RegistryAnswer> => {
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

describe.each(['in process', 'over HTTP', 'over HTTP, the long way'])('%s', (kind) => {
  let ask: Transport
  beforeAll(() => {
    const local = inProcess(subgraph, { grantKey, clock, log })
    const ways = { 'over HTTP': overHttp(''), 'over HTTP, the long way': overHttp('?long') }
    ask = ways[kind as keyof typeof ways] ?? local
  })
  const codeOf = async (request: RegistryRequest) => {
    const { data, errors } = await ask(request)
    expect(data).toBeUndefined()
    expect(JSON.stringify(errors)).not.toMatch(/stack|node_modules/)
    return errors?.[0]?.extensions?.code
  }
  const text =
    'query($id: CitizenId!) { citizen(citizenId: $id) { licenceNumber licenceClasses { class } } }'
  const attributes = ['Citizen.licenceNumber', 'Citizen.licenceClasses.class']
  const variables = { id: student }

  test('what the grant names is answered', async () => {
    expect(await ask(granted(text, attributes, variables))).toEqual({
      data: {
        citizen: {
          licenceNumber: 'ZZ-0002',
          licenceClasses: [{ class: 'A1' }, { class: 'A1' }, { class: 'B' }],
        },
      },
    })
  })

  test.each([
    ['GRANT_MISSING', { ...granted(text, attributes, variables), grant: '' }],
    [
      'GRANT_FORGED',
      granted(text, attributes, variables, {}, new TextEncoder().encode('another key')),
    ],
    ['GRANT_FORGED', { ...granted(text, attributes, variables), grant: 'no.grant' }],
    ['GRANT_AUDIENCE', granted(text, attributes, variables, { audience: 'land' })],
    [
      'GRANT_EXPIRED',
      granted(text, attributes, variables, { expiresAt: moment.getTime() / 1000 - 1 }),
    ],
    [
      'GRANT_EXPIRED',
      granted(text, attributes, variables, { issuedAt: moment.getTime() / 1000 + 60 }),
    ],
    ['GRANT_DOCUMENT', granted(text, attributes, variables, { document: 'x' })],
    [
      'GRANT_VARIABLES',
      { ...granted(text, attributes, variables), variables: { id: people.novice } },
    ],
  ])('%s is refused before any statement', async (code, request) => {
    expect(await codeOf(request)).toBe(code)
    expect(statements).toEqual([])
  })

  test('a grant works once', async () => {
    const request = granted(text, attributes, variables)
    expect(await ask(request)).toHaveProperty('data.citizen')
    expect(await codeOf(request)).toBe('GRANT_REPLAYED')
  })

  test.each([
    [
      'a field',
      '{ citizen(citizenId: "901204000017") { licenceNumber finesDue } }',
      'Citizen.finesDue',
    ],
    [
      'a field under an alias',
      '{ citizen(citizenId: "901204000017") { licenceNumber: finesDue } }',
      'Citizen.finesDue',
    ],
    [
      'a leaf of a group',
      '{ citizen(citizenId: "901204000017") { licenceCard { serial } } }',
      'Citizen.licenceCard.serial',
    ],
    [
      'a leaf of a collection',
      '{ citizen(citizenId: "901204000017") { keptVehicles { plate } } }',
      'Citizen.keptVehicles.plate',
    ],
    [
      'a reference',
      '{ citizen(citizenId: "901204000017") { instructor { citizenId } } }',
      'Citizen.instructor',
    ],
    [
      'a derived value',
      '{ citizen(citizenId: "901204000017") { yearsLicensed } }',
      'Citizen.yearsLicensed',
    ],
    [
      'the number of entries',
      '{ citizen(citizenId: "901204000017") { keptVehicles { __typename } } }',
      'Citizen.keptVehicles',
    ],
    [
      'a fragment',
      '{ citizen(citizenId: "901204000017") { ...f } } fragment f on Citizen { finesDue }',
      'Citizen.finesDue',
    ],
    [
      'an entity',
      '{ _entities(representations: [{__typename: "Citizen", citizenId: "901204000017"}]) { ... on Citizen { finesDue } } }',
      'Citizen.finesDue',
    ],
    [
      'what is skipped',
      '{ citizen(citizenId: "901204000017") { citizenId finesDue @skip(if: true) } }',
      'Citizen.finesDue',
    ],
  ])('%s that the grant does not name is refused by name', async (_, document, attribute) => {
    const { data, errors } = await ask(granted(document, ['Citizen.licenceNumber']))
    expect(data).toBeUndefined()
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(`${attribute}:`),
      extensions: { code: 'GRANT_ATTRIBUTE' },
    })
    expect(statements).toEqual([])
  })

  test('keys need no mention, and the number of entries is covered by any attribute of the collection', async () => {
    const document =
      '{ citizen(citizenId: "901204000017") { citizenId keptVehicles { __typename } } }'
    expect(await ask(granted(document, ['Citizen.keptVehicles.plate']))).toEqual({
      data: { citizen: { citizenId: student, keptVehicles: [{ __typename: 'KeptVehicle' }] } },
    })
  })

  test.each(['{ __typename }', '{ _service { sdl } }', '{ __schema { queryType { name } } }'])(
    '%s asks about nobody and needs no grant',
    async (operation) => {
      expect(await ask({ ...granted(operation, []), grant: '' })).toHaveProperty('data')
    },
  )

  test('a document that does not fit the schema says so', async () => {
    expect(await codeOf(granted('{ citizen', []))).toBe('DOCUMENT_INVALID')
    expect(await codeOf(granted('{ everybody { name } }', []))).toBe('DOCUMENT_INVALID')
  })

  test('an invalid identifier is refused by its code, and not repeated', async () => {
    const { errors } = await ask(granted(text, attributes, { id: '901490000011' }))
    expect(errors?.[0]?.extensions?.code).toBe('IDENTIFIER_INVALID')
    expect(JSON.stringify(errors)).not.toContain('901490000011')
  })

  test('a database that fails is told to the log, and not to the caller', async () => {
    const lost = await testDatabase<Database>(
      { definition: vehicle, migrations },
      inject('postgres'),
    )
    await lost.drop()
    const dead = inProcess(vehicleSubgraph(lost.app), { grantKey, clock, log })
    const { data, errors } = await dead(granted(text, attributes, variables))
    expect(data).toEqual({ citizen: null })
    expect(JSON.stringify(errors)).not.toContain(lost.name)
    expect(errors?.[0]?.path).toEqual(['citizen'])
    expect(logged).toHaveLength(1)
  })
})
