import { setTimeout } from 'node:timers/promises'
import type { DeclarationAnswer } from '@motlan/kernel'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { changesAfter } from '../src/index.ts'
import { declarer, emptyTables, type TestDatabase, testDatabase } from '../src/testing.ts'
import type { Database } from './vehicle/database.ts'
import { vehicle } from './vehicle/definition.ts'
import { moment } from './vehicle/granting.ts'
import { vehicleSubgraph } from './vehicle/schema.ts'

let database: TestDatabase<Database>

beforeAll(async () => {
  const migrations = new URL('./vehicle/migrations/', import.meta.url)
  database = await testDatabase<Database>({ definition: vehicle, migrations }, inject('postgres'))
})
beforeEach(() => emptyTables(database))
afterAll(() => database?.drop())

const desk = () => declarer(vehicleSubgraph(database.app, database.registrar), moment)
const licence = (index: number) => ({
  driver: `90120400${String(index).padStart(4, '0')}`,
  classes: [{ code: 'A1' }],
})
const changes = () => changesAfter(database.app, 0, 1_000)

/** As a case would: sent again, under the same ID, until the registry has answered. */
async function untilAnswered(index: number, onFailure = () => {}): Promise<DeclarationAnswer> {
  for (;;) {
    try {
      return await desk().send('issueLicence', licence(index), `licence-${index}`)
    } catch {
      onFailure()
    }
  }
}

test('whoever reads the changes in turn misses none, however many are declared at once', async () => {
  const wanted = 120
  const seen: number[] = []
  let declaredAll = false
  const next = (limit: number) => changesAfter(database.app, seen.at(-1) ?? 0, limit)
  const reading = (async () => {
    while (!declaredAll || (await next(1)).length > 0) {
      for (const { seq } of await next(7)) seen.push(seq)
    }
  })()
  await Promise.all(Array.from({ length: wanted }, (_, index) => untilAnswered(index)))
  declaredAll = true
  await reading
  const stored = (await changes()).map(({ seq }) => seq)
  expect(stored).toHaveLength(wanted)
  expect(seen).toEqual(stored)
})

test('connections that are cut lose nothing and do nothing twice: each is sent until it is answered', async () => {
  const wanted = 60
  let failures = 0
  let done = false
  const admin = new pg.Client({ connectionString: inject('postgres') })
  await admin.connect()
  const cutting = (async () => {
    for (let round = 0; round < 10 && !done; round += 1) {
      await setTimeout(60)
      await admin.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename like '%_registrar' and random() < 0.5",
        [database.name],
      )
    }
    await admin.end()
  })()
  const answers = await Promise.all(
    Array.from({ length: wanted }, (_, index) =>
      untilAnswered(index, () => {
        failures += 1
      }),
    ),
  )
  done = true
  await cutting
  expect(failures).toBeGreaterThan(0)
  expect(answers.every(({ declared }) => declared)).toBe(true)
  const told = await changes()
  expect(told).toHaveLength(wanted)
  expect(new Set(told.map(({ declarationId }) => declarationId)).size).toBe(wanted)
  const classes = await database.owner.kysely.selectFrom('licence_class').selectAll().execute()
  expect(classes).toHaveLength(wanted)
})
