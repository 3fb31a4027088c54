import { withKeysAside } from '@motlan/registry-kit'
import { type TestDatabase, testDatabase } from '@motlan/registry-kit/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Database, migrations, population } from '../src/index.ts'
import { ids } from './family.ts'

let database: TestDatabase<Database>

beforeAll(async () => {
  database = await testDatabase<Database>(
    { definition: population, migrations },
    inject('postgres'),
  )
})
afterAll(() => database?.drop())

/** Loads with the keys aside, in one transaction. */
const load = (...texts: readonly string[]) =>
  database.owner.kysely.transaction().execute((transaction) => {
    const run = async (text: string) =>
      (await sql.raw<{ table: string; name: string; text: string }>(text).execute(transaction)).rows
    return withKeysAside(run, async () => {
      for (const text of texts) await run(text)
    })
  })

const state = async () => ({
  keys: await database.owner.run({
    text: `select conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated from pg_constraint
      where contype in ('p', 'f') and connamespace = 'public'::regnamespace order by 1, 2`,
    values: [],
  }),
  citizens: await database.owner.run({ text: 'select citizen_id from citizen', values: [] }),
})

const citizen = `insert into citizen (citizen_id) values ('${ids.an}')`
const child = `insert into child values ('${ids.an}', '${ids.chi}')`

test('a load may come in any order, and every key is back and checked afterwards', async () => {
  const { keys } = await state()
  await load(child, citizen)
  expect(await state()).toEqual({ keys, citizens: [{ citizen_id: ids.an }] })
  expect(keys.length).toBeGreaterThan(20)
})

test.each([
  ['twice the same citizen', [citizen, citizen], 'citizen_pkey'],
  [
    'a record about nobody',
    [`insert into ward values ('${ids.em}', '${ids.chi}')`],
    'ward_citizen_id_fkey',
  ],
  [
    'a load cut short',
    [`insert into citizen (citizen_id) values ('${ids.em}')`, 'broken'],
    'syntax',
  ],
])('%s leaves the database as it was', async (_what, texts, reason) => {
  const before = await state()
  await expect(load(...texts)).rejects.toThrow(reason)
  expect(await state()).toEqual(before)
})
