import { afterEach, beforeAll, expect, inject, test } from 'vitest'
import { openDatabase, type RegistryDatabase } from '../src/index.ts'

const broken: string[] = []
let database: RegistryDatabase<object>
beforeAll(() => {
  database = openDatabase(inject('postgres'), { max: 2, onError: ({ name }) => broken.push(name) })
  return () => database.close()
})
afterEach(() => {
  broken.length = 0
})

const number = (value: number, name?: string) =>
  database.run({ text: 'select 12 / $1::int as result', values: [value], ...(name && { name }) })

test('a statement that fails costs only its own answer, wherever it stands in the lane', async () => {
  for (const name of [undefined, 'divide']) {
    const answers = await Promise.allSettled([1, 0, 2, 0, 3, 4].map((value) => number(value, name)))
    expect(
      answers.map((one) => (one.status === 'fulfilled' ? one.value[0]?.result : 'failed')),
    ).toEqual([12, 'failed', 6, 'failed', 4, 3])
  }
})

test('answers come back to whoever asked, however many ask at once', async () => {
  const values = Array.from({ length: 500 }, (_, index) => index)
  const rows = await Promise.all(
    values.map(async (value) => {
      // Some wait a tick or a turn of the event loop first, so that they meet in different company.
      if (value % 3 === 0) await Promise.resolve()
      if (value % 7 === 0) await new Promise(setImmediate)
      return database.run({ name: 'echo', text: 'select $1::int as value', values: [value] })
    }),
  )
  expect(rows.map(([row]) => row?.value)).toEqual(values)
})

test('a connection that is cut off refuses what was under way, is told of, and is replaced', async () => {
  const waiting = ['one', 'two'].map(() =>
    database.run({ text: 'select pg_sleep(30)', values: [] }),
  )
  const refused = Promise.allSettled(waiting)
  const other = openDatabase(inject('postgres'), { max: 1 })
  const cut =
    "select count(pg_terminate_backend(pid)) as cut from pg_stat_activity where query = 'select pg_sleep(30)'"
  await expect
    .poll(async () => (await other.run({ text: cut, values: [] }))[0]?.cut)
    .toBeGreaterThan(0)
  for (const one of await refused) {
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'DATABASE_UNREACHABLE' } })
  }
  expect(broken).not.toEqual([])
  expect(await number(4)).toEqual([{ result: 3 }])
  await other.close()
})

test('a statement that takes too long is given up, and those behind it are answered', async () => {
  const hasty = openDatabase(inject('postgres'), { max: 1, statementTimeout: 50 })
  const slow = hasty.run({ text: 'select pg_sleep(30)', values: [] })
  const behind = hasty.run({ text: 'select 1 as one', values: [] })
  await expect(slow).rejects.toThrow('statement timeout')
  expect(await behind).toEqual([{ one: 1 }])
  await hasty.close()
})
