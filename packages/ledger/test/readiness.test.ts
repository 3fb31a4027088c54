import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type OpenLedger, openLedger } from '../src/index.ts'
import { type Exchange, makeExchange } from './exchange.ts'
import { lookUp } from './look-up.ts'

let exchange: Exchange
let ledger: OpenLedger

beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
  const limits = { timeout: 300 }
  ledger = openLedger({ connection: exchange.app, keys: exchange.keys, limits })
})
afterAll(async () => {
  await ledger.close()
  await exchange.drop()
})

/** Neither ready nor able to record; and both again as soon as it is over. */
async function costsAll(begin: () => Promise<unknown>, end: () => Promise<unknown>): Promise<void> {
  await ledger.ready()
  await begin()
  const unavailable = { code: 'LEDGER_UNAVAILABLE' }
  await expect(ledger.ready()).rejects.toMatchObject(unavailable)
  await expect(ledger.append(lookUp())).rejects.toMatchObject(unavailable)
  await end()
  await expect(ledger.ready()).resolves.toBeUndefined()
  await expect(ledger.append(lookUp())).resolves.toBeUndefined()
}

/** What PostgreSQL says where the disk is full: SQLSTATE 53100. */
const full = `
create function no_space() returns trigger language plpgsql as
  $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`

it.each(['decision', 'part', 'ledger_batch'])(
  'a disk that is full where %s is written costs every answer, and readiness says so',
  async (table) => {
    const run = (text: string) => exchange.owner.query(text)
    await costsAll(
      () =>
        run(
          `${full}; create trigger no_space before insert on ${table} for each statement execute function no_space()`,
        ),
      () => run('drop function no_space() cascade'),
    )
  },
)

it('a disk that takes no commit any more is noticed without a look-up', async () => {
  await exchange.owner.query(
    `${full}; create trigger no_space before update on ledger_probe for each statement execute function no_space()`,
  )
  await expect(ledger.ready()).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' })
  await exchange.owner.query('drop function no_space() cascade')
  await expect(ledger.ready()).resolves.toBeUndefined()
})

it('a PostgreSQL that is too slow costs every answer, and readiness says so', async () => {
  const locker = await exchange.owner.connect()
  await costsAll(
    () => locker.query('begin; lock table decision in access exclusive mode'),
    () => locker.query('rollback'),
  )
  locker.release()
})

it('a PostgreSQL that lets nobody in costs every answer, and readiness says so', async () => {
  const { rows } = await exchange.owner.query('select current_database() as name')
  const name: string = rows[0].name
  const role = new URL(exchange.app.connectionString ?? '').username
  await costsAll(
    async () => {
      await exchange.owner.query(`revoke connect on database ${name} from ${role}`)
      await exchange.owner.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
    },
    () => exchange.owner.query(`grant connect on database ${name} to ${role}`),
  )
})

it('a rehearsal leaves nothing behind', async () => {
  const count = async () =>
    (await exchange.owner.query('select count(*)::int as all from decision')).rows[0].all
  const before: number = await count()
  for (let each = 0; each < 5; each++) await ledger.ready()
  expect(await count()).toBe(before)
})
