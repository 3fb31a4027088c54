import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { checkAppRole } from '../src/conformance/check-app-role.ts'
import { createDatabase, dropDatabase, migrate, noDatabase, openDatabase } from '../src/index.ts'
import { type TestDatabase, testDatabase } from '../src/testing.ts'
import type { Database } from './vehicle/database.ts'
import { vehicle } from './vehicle/definition.ts'

const migrations = new URL('./vehicle/migrations/', import.meta.url)
let database: TestDatabase<Database>
beforeAll(async () => {
  database = await testDatabase<Database>({ definition: vehicle, migrations }, inject('postgres'))
})
afterAll(() => database?.drop())

describe('a database that cannot be reached says so without its password', () => {
  const spoilt = (change: (url: URL) => void) => {
    const url = new URL(inject('postgres'))
    url.username = 'somebody'
    url.password = 'hunter2'
    change(url)
    return url.href
  }

  test.each([
    [
      'wrong password',
      () =>
        spoilt((url) => {
          url.username = `${database.name}_app`
          url.pathname = database.name
        }),
    ],
    [
      'nobody listens',
      () =>
        spoilt((url) => {
          url.port = '1'
        }),
    ],
    [
      'no such host',
      () =>
        spoilt((url) => {
          url.hostname = 'registry.invalid'
        }),
    ],
    ['no such database', () => database.appUrl.replace(database.name, 'missing')],
    ['no URL', () => 'population:hunter2'],
    ['none', () => undefined],
  ])('%s', async (_, url) => {
    const address = url()
    const fault = await (async () => {
      const opened = address === undefined ? noDatabase() : openDatabase(address)
      try {
        await opened.ping()
      } finally {
        await opened.close()
      }
    })().catch((error: unknown) => error)
    expect(fault).toMatchObject({ code: 'DATABASE_UNREACHABLE' })
    expect(String((fault as Error).message)).not.toContain('hunter2')
  })
})

describe('roles', () => {
  test('creating again keeps the data, takes the new passwords, and gives the app role no more', async () => {
    const urls = await createDatabase(inject('postgres'), {
      name: database.name,
      ownerPassword: 'it\'s "new" & %41',
      appPassword: 'x:/@',
    })
    const app = openDatabase<Database>(urls.appUrl, { max: 1 })
    expect(await app.run({ text: 'select * from driver', values: [] })).toEqual([])
    await checkAppRole(app.kysely)
    await app.close()
    const owner = openDatabase<Database>(urls.ownerUrl, { max: 1 })
    await owner.ping()
    await owner.close()
  })

  test('several at once do not stumble over each other', async () => {
    const names = [0, 1, 2, 3].map((index) => `${database.name}_${index}`)
    const request = (name: string) => ({ name, ownerPassword: 'a', appPassword: 'b' })
    await Promise.all(
      [...names, ...names].map((name) => createDatabase(inject('postgres'), request(name))),
    )
    await Promise.all(names.map((name) => dropDatabase(inject('postgres'), name)))
  })

  test('an append-only role may insert, and neither change nor delete', async () => {
    const name = `${database.name}_log`
    const { ownerUrl, appUrl } = await createDatabase(inject('postgres'), {
      name,
      ownerPassword: 'a',
      appPassword: 'b',
      appMay: ['select', 'insert'],
    })
    const owner = openDatabase(ownerUrl, { max: 1 })
    await owner.run({ text: 'create table entry (a int)', values: [] })
    const app = openDatabase(appUrl, { max: 1 })
    await app.run({ text: 'insert into entry values (1)', values: [] })
    await expect(app.run({ text: 'update entry set a = 2', values: [] })).rejects.toThrow(
      'permission denied',
    )
    await expect(app.run({ text: 'delete from entry', values: [] })).rejects.toThrow(
      'permission denied',
    )
    await Promise.all([owner.close(), app.close()])
    await dropDatabase(inject('postgres'), name)
  })

  test('a name that is no name is refused', async () => {
    await expect(
      createDatabase(inject('postgres'), { name: 'x; drop', ownerPassword: '', appPassword: '' }),
    ).rejects.toThrow('database x; drop')
  })
})

describe('migrations', () => {
  test('a value added to an enumeration, and a meaning changed, arrive with the next run', async () => {
    const enums = {
      LicenceClassCode: {
        ...vehicle.enums.LicenceClassCode,
        CE: { vi: 'Hạng CE', en: 'class CE' },
      },
    }
    const Citizen = {
      ...vehicle.subjects.Citizen,
      attributes: {
        licenceNumber: {
          ...vehicle.subjects.Citizen.attributes.licenceNumber,
          meaning: { vi: 'Số', en: 'number' },
        },
      },
    }
    const driver = {
      citizen_id: '901204000017',
      entry_no: 1,
      class: 'CE',
      valid_from: '2026-01-01',
      valid_until: null,
    }
    const { kysely } = database.owner
    await sql`insert into driver (citizen_id) values ('901204000017')`.execute(kysely)
    await expect(kysely.insertInto('licence_class').values(driver).execute()).rejects.toThrow(
      'licence_class_code',
    )
    await migrate(
      { ...vehicle, enums, subjects: { ...vehicle.subjects, Citizen } },
      database.owner,
      migrations,
    )
    await kysely.insertInto('licence_class').values(driver).execute()
    const { rows } = await sql`select col_description('driver'::regclass, 2) as comment`.execute(
      kysely,
    )
    expect(rows).toEqual([{ comment: 'Số — number' }])
    await kysely.deleteFrom('licence_class').execute()
    await migrate(vehicle, database.owner, migrations)
    await expect(kysely.insertInto('licence_class').values(driver).execute()).rejects.toThrow(
      'licence_class_code',
    )
  })

  test('one that fails is named, and leaves nothing behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
    await writeFile(join(folder, '0001-driver.sql'), 'select 1')
    await writeFile(
      join(folder, '0002-broken.sql'),
      'create table half (citizen_id citizen_id primary key); create nonsense;',
    )
    const { owner } = database
    await expect(migrate(vehicle, owner, pathToFileURL(`${folder}/`))).rejects.toThrow(
      expect.objectContaining({ code: 'DEFINITION_INVALID', subject: 'migration 0002-broken' }),
    )
    await expect(sql`select from half`.execute(owner.kysely)).rejects.toThrow('does not exist')
    await rm(folder, { recursive: true })
  })

  test('identifiers are checked by the database, too', async () => {
    const insert = (citizenId: string) =>
      sql`insert into driver (citizen_id) values (${citizenId})`.execute(database.owner.kysely)
    for (const wrong of ['90120400001', '9012040000170', '90120400001x', ''])
      await expect(insert(wrong)).rejects.toThrow('citizen_id')
  })
})
