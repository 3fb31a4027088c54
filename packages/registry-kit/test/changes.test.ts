import { randomUUID } from 'node:crypto'
import { askChanges, changesOperation, type Grant, type Transport } from '@motlan/kernel'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { inProcess, type Subgraph } from '../src/index.ts'
import { declarer, type TestDatabase, testDatabase } from '../src/testing.ts'
import type { Database } from './vehicle/database.ts'
import { vehicle } from './vehicle/definition.ts'
import { granted, grantKey, moment } from './vehicle/granting.ts'
import { vehicleSubgraph } from './vehicle/schema.ts'

const drivers = ['901204000017', '901204000018', '901204000019']
const clock = () => moment
let database: TestDatabase<Database>
let subgraph: Subgraph
let transport: Transport

beforeAll(async () => {
  const migrations = new URL('./vehicle/migrations/', import.meta.url)
  database = await testDatabase<Database>({ definition: vehicle, migrations }, inject('postgres'))
  subgraph = vehicleSubgraph(database.app, database.registrar)
  transport = inProcess(subgraph, { grantKey, clock })
  const desk = declarer(subgraph, moment)
  for (const driver of drivers) {
    const input = { driver, frontName: 'TRẦN THỊ BÌNH', heightM: 1.6, classes: [{ code: 'A1' }] }
    await desk.declared('issueLicence', input)
  }
})
afterAll(() => database.drop())

const changes = (after: number, first: number, key = grantKey) =>
  askChanges({
    registry: 'vehicle',
    after,
    first,
    grantKey: key,
    transport,
    clock,
    newId: randomUUID,
    signal: new AbortController().signal,
  })

test('are handed out in their order, from any place, without values', async () => {
  const all = await changes(0, 100)
  expect(all.map(({ subjectId }) => subjectId)).toEqual(drivers)
  const [first, ...others] = all
  expect(first).toMatchObject({
    at: '2026-11-20T20:00:00Z',
    subject: 'Citizen',
    attributes: expect.arrayContaining([expect.stringMatching(/^Citizen\./)]),
  })
  expect(await changes(first?.seq ?? 0, 100)).toEqual(others)
  expect(await changes(0, 1)).toEqual([first])
  expect(JSON.stringify(all)).not.toContain('BÌNH')
})

test('are for a grant that is for them, and for no other', async () => {
  const asked = (spoilt: Partial<Grant>, operation = changesOperation) =>
    transport(granted(operation, [], { after: 0, first: 10 }, spoilt))
  const refused = { errors: [{ extensions: { code: 'CHANGES_NOT_GRANTED' } }] }
  expect(await asked({})).toMatchObject(refused)
  expect(await asked({ declaration: 'issueLicence', case: 'C-1' })).toMatchObject(refused)
  expect(await asked({ changes: true })).toHaveProperty('data')
  const more = changesOperation.replace('{ _changes', '{ more: __typename again: _changes')
  expect(await asked({}, more)).toMatchObject(refused)
  await expect(changes(0, 10, new Uint8Array(32))).rejects.toMatchObject({ code: 'REGISTRY_ERROR' })
})

test('a grant for changes opens nothing else, and nobody outside is told that they are there', async () => {
  const query = 'query($id: CitizenId!) { citizen(citizenId: $id) { licenceNumber } }'
  const looked = await transport(granted(query, [], { id: drivers[0] ?? '' }, { changes: true }))
  expect(looked).toMatchObject({ errors: [{ extensions: { code: 'GRANT_ATTRIBUTE' } }] })
  expect(`${subgraph.sdl}${subgraph.declarations}`).not.toContain('hange')
})
