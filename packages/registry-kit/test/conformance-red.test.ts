import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { checkAppRole } from '../src/conformance/check-app-role.ts'
import { checkColumns } from '../src/conformance/check-columns.ts'
import { checkFields } from '../src/conformance/check-fields.ts'
import { storedColumns } from '../src/conformance/stored-columns.ts'
import type { UndeclaredColumn } from '../src/conformance/undeclared-column.ts'
import { createRegistry, noDatabase, openDatabase } from '../src/index.ts'
import { type TestDatabase, testDatabase } from '../src/testing.ts'
import type { Database } from './vehicle/database.ts'
import { vehicle } from './vehicle/definition.ts'

const migrations = new URL('./vehicle/migrations/', import.meta.url)
let database: TestDatabase<Database>
beforeAll(async () => {
  database = await testDatabase<Database>({ definition: vehicle, migrations }, inject('postgres'))
})
afterAll(() => database?.drop())

/** What the check says to a database with this change in it; the change is taken back. */
async function faultOf(change: string): Promise<unknown> {
  const transaction = await database.owner.kysely.startTransaction().execute()
  await sql.raw(change).execute(transaction)
  const stored = await storedColumns(transaction)
  await transaction.rollback().execute()
  try {
    return checkColumns(vehicle, stored)
  } catch (fault) {
    return fault
  }
}

describe('a database that is not what the definition says', () => {
  test.each([
    [
      'a column more',
      'alter table driver add mother_name text',
      'COLUMN_UNDECLARED',
      'driver.mother_name: the database has it, and the definition of vehicle does not',
    ],
    [
      'a table more',
      'create table crash (citizen_id citizen_id primary key)',
      'COLUMN_UNDECLARED',
      'crash.citizen_id: ',
    ],
    ['a view', 'create view everybody as select * from driver', 'COLUMN_UNDECLARED', 'everybody: '],
    [
      'a column less',
      'alter table driver drop blood_group',
      'DEFINITION_INVALID',
      'vehicle: Citizen.driverBloodGroup: the database has no column driver.blood_group',
    ],
    [
      'an unchecked identifier',
      'alter table driver alter instructor_id type text',
      'DEFINITION_INVALID',
      'vehicle: Citizen.instructor: the column driver.instructor_id is text, and should be citizen_id',
    ],
    [
      'an unchecked enumeration',
      'alter table licence_class alter class type text',
      'DEFINITION_INVALID',
      'should be licence_class_code',
    ],
    [
      'a date kept as text',
      'alter table driver alter issued_on type text',
      'DEFINITION_INVALID',
      'should be date',
    ],
    [
      'another key',
      'alter table vehicle_keeping drop constraint vehicle_keeping_pkey, add primary key (plate, citizen_id)',
      'DEFINITION_INVALID',
      'vehicle: table vehicle_keeping: its primary key does not begin',
    ],
    [
      'several rows per subject',
      'alter table vehicle drop constraint vehicle_pkey, alter fleet_size set not null, add primary key (business_id, fleet_size)',
      'DEFINITION_INVALID',
      'vehicle: table vehicle: one Business could have several rows',
    ],
    [
      'another comment',
      "comment on column driver.blood_group is 'something'",
      'DEFINITION_INVALID',
      'vehicle: driver.blood_group: the comment',
    ],
  ])('%s', async (_, change, code, message) => {
    expect(await faultOf(change)).toMatchObject({ code, message: expect.stringContaining(message) })
  })

  test('nothing is wrong where nothing was planted', async () => {
    expect(await faultOf('select 1')).toBeUndefined()
    await checkAppRole(database.app.kysely)
  })
})

describe('an app role that may do more than read', () => {
  test.each([
    [
      'insert',
      'grant insert on driver to',
      'revoke insert on driver from',
      'table driver: it may INSERT',
    ],
    [
      'create tables',
      'grant create on schema public to',
      'revoke create on schema public from',
      'schema public: it may CREATE',
    ],
    [
      'become somebody else',
      'grant pg_write_all_data to',
      'revoke pg_write_all_data from',
      'app role',
    ],
  ])('%s', async (_, grant, revoke, message) => {
    const url = new URL(inject('postgres'))
    url.pathname = database.name
    const admin = openDatabase(url.href, { max: 1 })
    await admin.run({ text: `${grant} ${database.name}_app`, values: [] })
    await expect(checkAppRole(database.app.kysely)).rejects.toThrow(message)
    await admin.run({ text: `${revoke} ${database.name}_app`, values: [] })
    await admin.close()
  })
})

describe('a field that the definition does not have', () => {
  const registry = () =>
    createRegistry(vehicle, noDatabase<Database>(), {
      derive: { Citizen: { yearsLicensed: () => null, mayDriveCar: () => null } },
    })

  test('on a subject', () => {
    const { builder, toSubgraph } = registry()
    builder.objectField('Citizen' as never, 'nickname' as never, (t) =>
      t.string({ resolve: () => '' }),
    )
    expect(() => checkFields(vehicle, toSubgraph().schema)).toThrow(
      'vehicle: Citizen.nickname: the field is neither',
    )
  })

  test('of the root', () => {
    const { builder, toSubgraph } = registry()
    builder.queryField('howMany', (t) => t.int({ resolve: () => 0 }))
    expect(() => checkFields(vehicle, toSubgraph().schema)).toThrow(
      'vehicle: Query.howMany: the field is neither',
    )
  })
})

test('a column of the row types that the definition does not have does not compile', () => {
  type Wider = Database & { driver: { mother_name: string } }
  const complete: UndeclaredColumn<Database, typeof vehicle> extends never ? true : false = true
  const named: UndeclaredColumn<Wider, typeof vehicle> = 'driver.mother_name'
  // @ts-expect-error every other column is declared
  const other: UndeclaredColumn<Wider, typeof vehicle> = 'driver.plate'
  expect([complete, named]).not.toContain(other)
})
