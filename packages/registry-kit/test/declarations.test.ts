import { grantHeader, type JsonObject, type RegistryRequest } from '@motlan/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import {
  changesAfter,
  createRegistry,
  inProcess,
  type RegistryServer,
  type Subgraph,
  serve,
} from '../src/index.ts'
import { declarer, emptyTables, type TestDatabase, testDatabase } from '../src/testing.ts'
import type { Database } from './vehicle/database.ts'
import { declarations } from './vehicle/declarations.ts'
import { vehicle } from './vehicle/definition.ts'
import { granted, grantKey, moment } from './vehicle/granting.ts'
import { vehicleSubgraph } from './vehicle/schema.ts'

const driver = '901204000017'
const licence = { driver, frontName: 'TRẦN THỊ BÌNH', heightM: 1.6, classes: [{ code: 'A1' }] }
const text =
  'mutation($id: ID!, $input: IssueLicenceInput!) { issueLicence(declarationId: $id, input: $input) { declarationId at subjects { subjectId role } } }'
const clock = () => moment

let database: TestDatabase<Database>
let subgraph: Subgraph
let server: RegistryServer

beforeAll(async () => {
  const migrations = new URL('./vehicle/migrations/', import.meta.url)
  database = await testDatabase<Database>({ definition: vehicle, migrations }, inject('postgres'))
  subgraph = vehicleSubgraph(database.app, database.registrar)
  server = await serve(subgraph, { grantKey, clock, port: 0, ready: database.app.ping })
})
beforeEach(() => emptyTables(database))
afterAll(async () => {
  await server?.close()
  await database?.drop()
})

const desk = () => declarer(subgraph, moment)
const changes = () => changesAfter(database.app, 0, 1_000)
const classes = () => database.owner.kysely.selectFrom('licence_class').selectAll().execute()

/** The same request in process, to the door of gateways, and to Yoga. */
async function everyWay(make: () => RegistryRequest): Promise<readonly unknown[]> {
  const posted = async ({ operation, variables, grant }: RegistryRequest, query: string) => {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      [grantHeader]: grant,
    }
    const body = JSON.stringify({ query: operation, variables })
    return (await fetch(`${server.url}${query}`, { method: 'POST', headers, body })).json()
  }
  const here = await inProcess(subgraph, { grantKey, clock })(make())
  return [JSON.parse(JSON.stringify(here)), await posted(make(), ''), await posted(make(), '?long')]
}
const declaring = (input: unknown, id = 'd-1', operation = text) =>
  granted(operation, [], { id, input } as JsonObject, { declaration: 'issueLicence', case: 'C-1' })

describe('a declaration', () => {
  test('is answered alike whatever way it comes, and written down once', async () => {
    const [here, there, byYoga] = await everyWay(() => declaring(licence))
    expect(here).toEqual({
      data: {
        issueLicence: {
          declarationId: 'd-1',
          at: '2026-11-20T20:00:00.000Z',
          subjects: [{ subjectId: driver, role: 'driver' }],
        },
      },
    })
    expect(there).toEqual(here)
    expect(byYoga).toEqual(here)
    expect(await classes()).toHaveLength(1)
    expect(await changes()).toMatchObject([
      { seq: 1, declarationId: 'd-1', subject: 'Citizen', subjectId: driver },
    ])
  })

  test.each<readonly [unknown, string]>([
    [null, 'issueLicence.input: it is missing'],
    ['x', 'issueLicence.input: an object is expected'],
    [{ ...licence, driver: '90120400001' }, 'issueLicence.input.driver: a citizen ID is 12 digits'],
    [{ ...licence, heightM: 'tall' }, 'issueLicence.input.heightM: it is no Float'],
    [{ ...licence, organDonor: 'yes' }, 'issueLicence.input.organDonor: it is no Boolean'],
    [
      { ...licence, finesDue: 1.5 },
      'issueLicence.input.finesDue: a whole number of đồng is expected',
    ],
    [{ ...licence, classes: 'A1' }, 'issueLicence.input.classes: a list is expected'],
    [{ ...licence, classes: [{}] }, 'issueLicence.input.classes[0].code: it is missing'],
    [
      { ...licence, classes: [{ code: 'Z' }] },
      'issueLicence.input.classes[0].code: it is one of A1, B',
    ],
    [{ ...licence, hight: 1 }, 'issueLicence.input: it has a field the registry does not take'],
    [
      { ...licence, frontName: '\u202eBÌNH' },
      'issueLicence.input.frontName: it has characters that nobody can see',
    ],
    [
      { ...licence, heightM: 12.5 },
      'issueLicence.input: the tables of the registry do not take it: a value is outside its type',
    ],
  ])('that does not fit is named by its place, without the value: %#', async (input, message) => {
    for (const answer of await everyWay(() => declaring(input))) {
      const [error] = (
        answer as {
          readonly errors: readonly { readonly message: string; readonly extensions: JsonObject }[]
        }
      ).errors
      expect(error?.message).toContain(message)
      expect(error?.extensions).toMatchObject({ code: 'DECLARATION_INVALID' })
    }
    expect(await classes()).toEqual([])
    expect(await changes()).toEqual([])
  })

  test('that breaks a rule leaves nothing behind, though it had begun', async () => {
    await desk().declared('issueLicence', licence)
    const before = await database.owner.kysely.selectFrom('driver').selectAll().execute()
    expect(
      await desk().refusal('issueLicence', {
        ...licence,
        frontName: 'ANOTHER',
        classes: [{ code: 'B' }, { code: 'A1' }],
      }),
    ).toBe(
      'DECLARATION_REFUSED issueLicence.input.classes[1].code: the driver has this class already',
    )
    expect(await database.owner.kysely.selectFrom('driver').selectAll().execute()).toEqual(before)
    expect(await classes()).toHaveLength(1)
    expect(await changes()).toHaveLength(1)
  })

  test('is one for each document: a second one under an alias is not granted', async () => {
    const two = text.replace(
      '{ issueLicence(',
      '{ issueLicence(declarationId: "d-2", input: $input) { at } again: issueLicence(',
    )
    for (const answer of await everyWay(() => declaring(licence, 'd-1', two))) {
      expect(answer).toMatchObject({
        errors: [{ extensions: { code: 'DECLARATION_NOT_GRANTED' } }],
      })
    }
    expect(await classes()).toEqual([])
  })

  test('without a grant that names it executes nowhere, not even past the guard', async () => {
    const { declarations: sdl, ...rest } = subgraph
    expect(sdl).toContain('issueLicence')
    const { schema } = rest
    const field = schema.getMutationType()?.getFields().issueLicence
    await expect(
      Promise.resolve(
        field?.resolve?.(
          {},
          { declarationId: 'd', input: licence },
          { now: moment, today: '2026-11-21' },
          {} as never,
        ),
      ),
    ).rejects.toMatchObject({ code: 'DECLARATION_NOT_GRANTED' })
  })

  test('to a registry without a registrar, or whose database is gone, may be sent again', async () => {
    const readOnly = declarer(vehicleSubgraph(database.app), moment)
    await expect(readOnly.send('issueLicence', licence)).rejects.toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
    })
    const cut = declarer(vehicleSubgraph(database.app, database.registrar), moment)
    await sql`alter table declaration.change rename to change_away`.execute(database.owner.kysely)
    await expect(cut.send('issueLicence', licence, 'd-9')).rejects.toMatchObject({
      code: 'INTERNAL',
    })
    await sql`alter table declaration.change_away rename to change`.execute(database.owner.kysely)
    expect(await classes()).toEqual([])
    expect((await cut.send('issueLicence', licence, 'd-9')).declared).toBeDefined()
    expect(await classes()).toHaveLength(1)
  })

  test('of an attribute the registry does not hold makes no schema', () => {
    const [issue] = declarations
    const foreign = { ...issue, input: { born: 'Citizen.dateOfBirth' } } as never
    const { declares, toSubgraph } = createRegistry(vehicle, database.app, {
      derive: { Citizen: { yearsLicensed: () => null, mayDriveCar: () => null } },
    })
    declares([foreign], undefined)
    expect(toSubgraph).toThrow(
      'vehicle: issueLicence.born: it declares Citizen.dateOfBirth, which vehicle does not hold',
    )
  })
})
