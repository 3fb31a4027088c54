import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createRegistry, type Subgraph } from '../src/index.ts'
import { entityOf, type TestDatabase, testDatabase } from '../src/testing.ts'
import { people, populate } from './vehicle/country.ts'
import type { Database } from './vehicle/database.ts'
import { vehicle } from './vehicle/definition.ts'
import { moment } from './vehicle/granting.ts'

const migrations = new URL('./vehicle/migrations/', import.meta.url)
const log: string[] = []
const computed: unknown[] = []
let database: TestDatabase<Database>
let adding: Subgraph

beforeAll(async () => {
  database = await testDatabase<Database>({ definition: vehicle, migrations }, inject('postgres'), {
    onStatement: (text) => log.push(text),
  })
  await populate(database.owner.kysely)
  // Without look-ups: a registry that only has something to say about some citizens.
  adding = createRegistry(vehicle, database.app, {
    derive: {
      Citizen: {
        yearsLicensed: ({ issued_on }) => computed.push(issued_on),
        mayDriveCar: ({ licenceClasses }) => licenceClasses.length > 0,
      },
    },
  }).toSubgraph()
  await database.app.primaryKeys()
})
afterAll(() => database?.drop())

const ask = (id: string, selection: string) => {
  log.length = 0
  return entityOf(adding, ['Citizen', id], selection, moment)
}

test('of a citizen without a row nothing is recorded: nulls and empty collections, and nobody is missing', async () => {
  const selection =
    'citizenId licenceNumber licenceCard { serial } instructor { citizenId } students { citizenId } keptVehicles { plate }'
  expect(await ask(people.stranger, selection)).toEqual({
    citizenId: people.stranger,
    licenceNumber: null,
    licenceCard: { serial: null },
    instructor: null,
    students: [],
    keptVehicles: [],
  })
})

test('nothing is derived from what was not recorded', async () => {
  expect(await ask(people.stranger, 'yearsLicensed mayDriveCar')).toEqual({
    yearsLicensed: null,
    mayDriveCar: null,
  })
  expect(computed).toEqual([])
  expect(await ask(people.novice, 'mayDriveCar')).toEqual({ mayDriveCar: false })
})

test('where only collections are asked, the row itself is not read', async () => {
  expect(await ask(people.student, 'keptVehicles { plate }')).toEqual({
    keptVehicles: [{ plate: '29-ZZ 000.01' }],
  })
  expect(log).toHaveLength(1)
})
