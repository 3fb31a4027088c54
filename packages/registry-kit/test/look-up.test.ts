import { graphql } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { openScope, type Subgraph } from '../src/index.ts'
import { type TestDatabase, testDatabase } from '../src/testing.ts'
import { people, populate } from './vehicle/country.ts'
import type { Database } from './vehicle/database.ts'
import { vehicle } from './vehicle/definition.ts'
import { vehicleSubgraph } from './vehicle/schema.ts'

const migrations = new URL('./vehicle/migrations/', import.meta.url)
const { instructor, student, novice, stranger } = people
const log: string[] = []
let database: TestDatabase<Database>
let subgraph: Subgraph

beforeAll(async () => {
  database = await testDatabase<Database>({ definition: vehicle, migrations }, inject('postgres'), {
    onStatement: (text) => log.push(text),
  })
  await populate(database.owner.kysely)
  subgraph = vehicleSubgraph(database.app)
  // The order of collections needs the primary keys, which are read once.
  await database.app.primaryKeys()
})
afterAll(() => database?.drop())
beforeEach(() => {
  log.length = 0
})

/** Runs a document as a gateway would, and gives plain objects to compare. */
async function ask(source: string, variableValues: Record<string, unknown> = {}) {
  const contextValue = openScope(new Date('2026-11-20T20:00:00Z'))
  const answer = await graphql({ schema: subgraph.schema, source, variableValues, contextValue })
  return JSON.parse(JSON.stringify(answer)) as {
    data: Record<string, unknown>
    errors?: { message: string }[]
  }
}

describe('one citizen', () => {
  test('every kind of attribute arrives in the form of its type', async () => {
    const { data } = await ask(`{ citizen(citizenId: "${student}") {
      citizenId licenceNumber licenceIssuedOn penaltyPoints finesDue heightM organDonor
      licenceCard { frontName serial }
    } }`)
    expect(data.citizen).toEqual({
      citizenId: student,
      licenceNumber: 'ZZ-0002',
      licenceIssuedOn: '2022-11-21',
      penaltyPoints: 2,
      finesDue: 9_000_000_000_001,
      heightM: 1.72,
      organDonor: true,
      licenceCard: { frontName: null, serial: null },
    })
  })

  test('an instant is told in UTC', async () => {
    const { data } = await ask(`{ citizen(citizenId: "${instructor}") { driverRecordedAt } }`)
    expect(data.citizen).toEqual({ driverRecordedAt: '2026-11-01T03:00:00.25Z' })
  })

  test('only the columns asked for are in the SQL text', async () => {
    await ask(`{ citizen(citizenId: "${student}") { licenceNumber licenceCard { serial } } }`)
    expect(log).toEqual([
      'select "citizen_id", "card_serial", "licence_number" from "driver" where "citizen_id" = any($1::text[])',
    ])
  })

  test('nothing but the key is asked where nothing but the key is wanted', async () => {
    const { data } = await ask(`{ citizen(citizenId: "${student}") { citizenId __typename } }`)
    expect(data.citizen).toEqual({ citizenId: student, __typename: 'Citizen' })
    expect(log).toEqual(['select "citizen_id" from "driver" where "citizen_id" = any($1::text[])'])
  })

  test('nobody of that ID is null', async () => {
    expect(await ask(`{ citizen(citizenId: "${stranger}") { licenceNumber } }`)).toEqual({
      data: { citizen: null },
    })
  })

  test('skipped fields are not read, included ones are, with the same parsed document', async () => {
    const text = `query($with: Boolean!) { citizen(citizenId: "${student}") {
      licenceNumber penaltyPoints @include(if: $with) ...more @skip(if: $with) } }
      fragment more on Citizen { finesDue }`
    await ask(text, { with: true })
    await ask(text, { with: false })
    expect(log[0]).toContain('"penalty_points"')
    expect(log[0]).not.toContain('"fines_due"')
    expect(log[1]).toContain('"fines_due"')
    expect(log[1]).not.toContain('"penalty_points"')
  })

  test('a malformed ID is refused before any statement', async () => {
    const { errors } = await ask('{ citizen(citizenId: "90120400001") { licenceNumber } }')
    expect(errors?.[0]?.message).toContain('CitizenId')
    expect(log).toEqual([])
  })
})

describe('derived attributes', () => {
  test('select the columns of their sources, and know the day in Việt Nam', async () => {
    const { data } = await ask(`{ citizen(citizenId: "${student}") { yearsLicensed } }`)
    // 03:00 on 21 November in Việt Nam: the anniversary, although UTC still has the day before.
    expect(data.citizen).toEqual({ yearsLicensed: 4 })
    expect(log).toEqual([
      'select "citizen_id", "issued_on" from "driver" where "citizen_id" = any($1::text[])',
    ])
  })

  test('may be computed from the entries of a collection', async () => {
    const { data } = await ask(
      `{ a: citizen(citizenId: "${student}") { mayDriveCar } b: citizen(citizenId: "${novice}") { mayDriveCar } }`,
    )
    expect(data).toEqual({ a: { mayDriveCar: true }, b: { mayDriveCar: false } })
    expect(log).toHaveLength(2)
  })
})

describe('several citizens', () => {
  test('are answered in the order asked, null for an unknown ID, repeated where repeated', async () => {
    const { data } = await ask(
      'query($ids: [CitizenId!]!) { citizens(citizenIds: $ids) { citizenId licenceNumber } }',
      {
        ids: [novice, stranger, student, novice],
      },
    )
    expect(data.citizens).toEqual([
      { citizenId: novice, licenceNumber: null },
      null,
      { citizenId: student, licenceNumber: 'ZZ-0002' },
      { citizenId: novice, licenceNumber: null },
    ])
  })

  test('the number of statements does not depend on the number of IDs', async () => {
    const text =
      'query($ids: [CitizenId!]!) { citizens(citizenIds: $ids) { licenceNumber licenceClasses { class } keptVehicles { plate } } }'
    await ask(text, { ids: [student] })
    const one = [...log]
    log.length = 0
    await ask(text, { ids: [student, novice, instructor, stranger] })
    expect(log).toEqual(one)
    expect(log).toHaveLength(3)
  })

  test('aliases of one document share one statement per table', async () => {
    await ask(
      `{ a: citizen(citizenId: "${student}") { licenceNumber } b: citizen(citizenId: "${novice}") { finesDue } }`,
    )
    expect(log).toEqual([
      'select "citizen_id", "fines_due", "licence_number" from "driver" where "citizen_id" = any($1::text[])',
    ])
  })

  test('more than the cap are refused by its code', async () => {
    const { data, errors } = await ask(
      'query($ids: [CitizenId!]!) { citizens(citizenIds: $ids) { citizenId } }',
      {
        ids: Array.from({ length: 101 }, () => student),
      },
    )
    expect(data.citizens).toBeNull()
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('citizens(citizenIds:)') })
    expect(log).toEqual([])
  })
})

describe('collections and references', () => {
  test('entries come in the order of the definition, then of the primary key', async () => {
    const { data } = await ask(
      `{ citizen(citizenId: "${student}") { licenceClasses { class validFrom } } }`,
    )
    expect(data.citizen).toEqual({
      licenceClasses: [
        { class: 'A1', validFrom: '2021-01-01' },
        { class: 'A1', validFrom: '2022-11-21' },
        { class: 'B', validFrom: '2022-11-21' },
      ],
    })
    expect(log.at(-1)).toContain('order by "citizen_id", "valid_from", "entry_no"')
  })

  test('a subject without entries has an empty collection', async () => {
    const { data } = await ask(
      `{ citizen(citizenId: "${novice}") { licenceClasses { class } students { citizenId } } }`,
    )
    expect(data.citizen).toEqual({ licenceClasses: [], students: [] })
  })

  test("a reference to somebody else's subject is its key and costs no statement", async () => {
    const { data } = await ask(
      `{ citizen(citizenId: "${student}") { keptVehicles { plate coKeeper { citizenId } parkedOn { parcelId __typename } } } }`,
    )
    expect(data.citizen).toMatchObject({
      keptVehicles: [
        {
          coKeeper: { citizenId: stranger },
          parkedOn: { parcelId: 'w7er8u5y1k2m', __typename: 'Parcel' },
        },
      ],
    })
    expect(log).toHaveLength(2)
  })

  test('a reference to a subject of our own is followed with one statement for all', async () => {
    const { data } = await ask(`{ citizen(citizenId: "${instructor}") {
      fleetOperator { businessId fleetSize } students { citizenId licenceNumber instructor { citizenId } } } }`)
    expect(data.citizen).toEqual({
      fleetOperator: { businessId: '9900000016', fleetSize: 12 },
      students: [
        { citizenId: student, licenceNumber: 'ZZ-0002', instructor: { citizenId: instructor } },
        { citizenId: novice, licenceNumber: null, instructor: { citizenId: instructor } },
      ],
    })
    expect(log).toHaveLength(4)
  })
})
