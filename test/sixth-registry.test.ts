import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  checkSubgraphs,
  committedSubgraphs,
  composeSupergraph,
  oneSource,
  registries,
  vocabularyOf,
} from '@motlan/catalogue'
import { overHttp } from '@motlan/gateway'
import { grantHeader, type Transport, verifyGrant } from '@motlan/kernel'
import { type AgreementGrant, compilePolicy } from '@motlan/policy'
import { createRegistry, inProcess, type Subgraph } from '@motlan/registry-kit'
import type { AnyRegistry } from '@motlan/registry-kit/definition'
import { type TestDatabase, testDatabase } from '@motlan/registry-kit/testing'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Database, vehicle } from './vehicle.ts'
import { openWorld, today, type World } from './world.ts'

// One registry made up here, with the kit; another that is nothing but SDL and an address.

/** A registry in another language: it has read the format of a grant, and nothing else of ours. */
const foreignSdl = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
    @link(url: "https://motlan.org/spec/attribute/v1.0", import: ["@attribute", "@group"])
    @composeDirective(name: "@attribute") @composeDirective(name: "@group")
  directive @attribute(name: String!, source: String!, sensitivity: String!, vi: String!, en: String!, law: String, relation: String, from: [String!]) on FIELD_DEFINITION
  directive @group(name: String!) on FIELD_DEFINITION
  scalar CitizenId
  type Citizen @key(fields: "citizenId") {
    citizenId: CitizenId!
    libraryCard: String @attribute(name: "Citizen.libraryCard", source: "library", sensitivity: "basic", vi: "Thẻ thư viện", en: "Library card")
  }`

let world: World
let database: TestDatabase<Database>
let folder: string
let library: { server: Server; transport: Transport; close: () => Promise<void> }
let citizenId: string
const vehicleKey = new Uint8Array(32).fill(6)
const libraryKey = new Uint8Array(32).fill(7)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motlan-vehicle-'))
  writeFileSync(
    join(folder, '0001-vehicle.sql'),
    'create table vehicle_owner (citizen_id citizen_id primary key, licence_class text);',
  )
  database = await testDatabase<Database>(
    { definition: vehicle, migrations: pathToFileURL(`${folder}/`) },
    inject('postgres'),
  )
  const subgraph = vehicleSubgraph()
  library = await serveLibrary()
  world = await openWorld(inject('postgres'), {
    supergraph: composeSupergraph([
      ...committedSubgraphs(),
      { name: 'vehicle', url: 'registry:vehicle', sdl: subgraph.sdl },
      { name: 'library', url: 'http://127.0.0.1', sdl: foreignSdl },
    ]),
    grantKeys: { vehicle: vehicleKey, library: libraryKey },
    transports: (own) => ({
      ...own,
      vehicle: inProcess(subgraph, { grantKey: vehicleKey, clock: () => today }),
      library: library.transport,
    }),
    policy: () =>
      policyWith([
        {
          id: 'r1',
          attributes: ['Citizen.drivingLicenceClass'],
          purposes: ['test'],
          relations: ['self'],
        },
        { id: 'r2', attributes: ['Citizen.libraryCard'], purposes: ['test'], relations: ['self'] },
        { id: 'r3', attributes: ['Citizen.birthName'], purposes: ['test'], relations: ['self'] },
      ]),
  })
  const [row] = await world.sql<{ id: string }>(
    'population',
    'select citizen_id as id from citizen limit 1',
  )
  citizenId = row?.id ?? ''
  await database.owner.kysely
    .insertInto('vehicle_owner')
    .values({ citizen_id: citizenId, licence_class: 'B2' })
    .execute()
})

afterAll(async () => {
  await world.close()
  await library.close()
  await database.drop()
  rmSync(folder, { recursive: true })
})

describe('a sixth registry', () => {
  test('is one definition more: one vocabulary, no attribute claimed twice', () => {
    const six: readonly AnyRegistry[] = [...registries, vehicle]
    expect(oneSource(six).get('Citizen.drivingLicenceClass')?.source).toBe('vehicle')
    checkSubgraphs([
      ...committedSubgraphs(),
      { name: 'vehicle', url: 'registry:vehicle', sdl: vehicleSubgraph().sdl },
    ])
  })

  test('and one that is only SDL and an address pass the same checks', () => {
    const sources = [
      ...committedSubgraphs(),
      { name: 'library', url: 'http://127.0.0.1', sdl: foreignSdl },
    ]
    checkSubgraphs(sources)
    expect(
      vocabularyOf(composeSupergraph(sources).supergraphSdl).get('Citizen.libraryCard')?.source,
    ).toBe('library')
  })

  test('both answer beside the five, each under its own grant, and are recorded', async () => {
    const { requestId, body } = await world.ask({
      agency: 'test',
      purpose: 'test',
      query:
        'query($id: CitizenId!) { citizen(citizenId: $id) { birthName { fullName } drivingLicenceClass libraryCard dateOfBirth } }',
      variables: { id: citizenId },
    })
    expect(body.data).toEqual({
      citizen: {
        birthName: { fullName: expect.any(String) },
        drivingLicenceClass: 'B2',
        libraryCard: 'CARD-1',
        dateOfBirth: null,
      },
    })
    expect(body.errors?.map(({ extensions }) => extensions?.attribute)).toEqual([
      'Citizen.dateOfBirth',
    ])
    const recorded = await world.sql<{ attribute: string }>(
      'exchange',
      'select attribute from disclosure where request_id = $1 order by 1',
      [requestId],
    )
    expect(recorded.map(({ attribute }) => attribute)).toEqual([
      'Citizen.birthName.fullName',
      'Citizen.drivingLicenceClass',
      'Citizen.libraryCard',
    ])
  })

  test('an attribute claimed a second time is refused, naming both sides', () => {
    const second = { ...vehicle, name: 'shadow' }
    expect(() => oneSource([vehicle, second])).toThrow(/vehicle.*shadow|shadow.*vehicle/)
  })
})

function vehicleSubgraph(): Subgraph {
  return createRegistry(vehicle, database.app).toSubgraph()
}

function policyWith(grants: readonly AgreementGrant[]) {
  const title = { vi: 'Thử', en: 'Test' }
  const validity = { from: '2026-01-01' }
  const six = composeSupergraph([
    ...committedSubgraphs(),
    { name: 'vehicle', url: 'registry:vehicle', sdl: vehicleSubgraph().sdl },
    { name: 'library', url: 'http://127.0.0.1', sdl: foreignSdl },
  ])
  const vocabulary = vocabularyOf(six.supergraphSdl)
  return compilePolicy({
    vocabulary,
    agreements: grants.map((grant) => ({
      id: `DSA-TEST-${grant.id}`,
      file: 'test',
      title,
      provider: vocabulary.get(grant.attributes[0] ?? '')?.source ?? 'population',
      consumer: 'test',
      legalBasis: ['LB-TEST'],
      owner: title,
      status: 'in-force' as const,
      validity,
      reviewBy: '2027-01-01',
      grants: [grant],
    })),
    catalog: {
      agencies: [{ id: 'test', title }],
      purposes: [{ id: 'test', title }],
      procedures: [],
      relations: [{ id: 'self', title }],
      legalBases: [{ id: 'LB-TEST', law: 'test', title, ...validity }],
    },
  })
}

/** Twenty lines of somebody else's server: it verifies the grant and answers entities. */
async function serveLibrary() {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
      query: string
      variables: Record<string, unknown>
    }
    const sealed = request.headers[grantHeader]?.toString()
    const now = today.getTime() / 1000
    const grant = verifyGrant(sealed, libraryKey, {
      audience: 'library',
      operation: query,
      variables,
      now,
      firstUse: () => true,
    })
    expect(grant.attributes).toEqual(['Citizen.libraryCard'])
    const representations = Object.values(variables).find(Array.isArray) ?? []
    const entities = representations.map(() => ({ __typename: 'Citizen', libraryCard: 'CARD-1' }))
    const field = /(\w+):\s*_entities/.exec(query)?.[1] ?? '_entities'
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ data: { [field]: entities } }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { transport, close } = overHttp({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
  })
  return {
    server,
    transport,
    close: async () => {
      await close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
