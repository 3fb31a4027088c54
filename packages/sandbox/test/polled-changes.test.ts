import { migrateCases } from '@motlan/cases'
import { overHttp } from '@motlan/gateway'
import { type Database, land, landSubgraph, migrations } from '@motlan/land'
import type { Policy } from '@motlan/policy'
import { type RegistryServer, serve } from '@motlan/registry-kit'
import {
  type TestDatabase,
  type TestExchange,
  testDatabase,
  testExchange,
} from '@motlan/registry-kit/testing'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openClosing } from '../src/closing.ts'
import { openEvents } from '../src/open-events.ts'
import { polledChanges } from '../src/polled-changes.ts'

// A registry that runs elsewhere: nothing of it is known here but its address and the key shared with it.

const grantKey = new TextEncoder().encode('only for tests, 32 bytes of key!')
const clock = () => new Date()
const newId = () => crypto.randomUUID()
const closing = openClosing(() => undefined)
let database: TestDatabase<Database>
let owner: pg.Pool
let exchange: TestExchange
let server: RegistryServer

beforeAll(async () => {
  database = await testDatabase<Database>({ definition: land, migrations }, inject('postgres'))
  exchange = await testExchange(inject('postgres'), migrateCases)
  const subgraph = landSubgraph(database.app, database.registrar)
  server = await serve(subgraph, { grantKey, clock, port: 0, ready: database.app.ping })
  owner = new pg.Pool({ connectionString: database.ownerUrl, max: 1 })
  await owner.query(
    "insert into declaration.declared values ('d-1', 'm', '', '{}', 'land-office', 'C-1', now())",
  )
})
afterAll(async () => {
  await closing.close()
  await server.close()
  await owner.end()
  await database.drop()
  await exchange.drop()
})

async function changed(...parcels: readonly string[]): Promise<void> {
  for (const parcel of parcels) {
    await owner.query(
      `insert into declaration.change (at, declaration_id, subject, subject_id, attributes)
       values (now(), 'd-1', 'Parcel', $1, '{Parcel.landUser}')`,
      [parcel],
    )
  }
}

function reached() {
  const { transport, close } = overHttp({ url: server.url })
  closing.add(close)
  return { name: 'land', grantKey, transport, close }
}

test('is asked for its changes, and its changes are relayed as those of any other', async () => {
  await changed('w7zz00000017', 'w7zz00000025')
  const log = pino({ level: 'silent' })
  const { start } = openEvents({
    databases: { registries: new Map(), exchange },
    registries: [reached()],
    secret: new Uint8Array(32),
    // Nobody follows anything, so nothing is asked of it.
    policy: () => ({ hash: 'none' }) as Policy,
    factsAbout: async () => ({}),
    vocabulary: new Map(),
    ledger: {
      append: async () => undefined,
      close: async () => undefined,
    },
    clock,
    log,
    closing,
  })
  start()
  const relayed = async () => {
    const { rows } = await exchange.app.query<{ subject_id: string }>(
      "select subject_id from cases.change where registry = 'land' order by seq",
    )
    return rows.map(({ subject_id: id }) => id)
  }
  await expect.poll(relayed).toEqual(['w7zz00000017', 'w7zz00000025'])
  await changed('w7zz00000033')
  await expect.poll(relayed, { timeout: 5_000 }).toHaveLength(3)
})

test('is asked less and less often while nothing changes', async () => {
  const rests: number[] = []
  const rest = async (milliseconds: number) => rests.push(milliseconds)
  const source = polledChanges(reached(), { clock, newId, rest })
  const { signal } = new AbortController()
  const last = (await source.changesAfter(0, 10)).at(-1)
  expect(last?.at).toBeInstanceOf(Date)
  for (let round = 0; round < 4; round += 1) {
    await source.mayHaveMore(signal)
    expect(await source.changesAfter(last?.seq ?? 0, 10)).toEqual([])
  }
  await source.mayHaveMore(signal)
  await source.changesAfter(0, 10)
  await source.mayHaveMore(signal)
  expect(rests).toEqual([250, 500, 1_000, 1_500, 1_500, 250])
})

test('a relay that ends waits for nothing', async () => {
  const source = polledChanges(reached(), { clock, newId })
  const leaving = new AbortController()
  const rested = source.mayHaveMore(leaving.signal)
  leaving.abort()
  await rested
})
