import { generateKeyPairSync } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { controlText } from '../../src/entry/entry-text.ts'
import { type LedgerKeys, openLedger, verifyExport } from '../../src/index.ts'
import { openNotary } from '../../src/store/notary.ts'
import { appendControl, type OpenLog, openLog } from '../../src/store/open-log.ts'
import { type Exchange, makeExchange } from '../exchange.ts'
import { exported } from '../export/exported.ts'
import { lookUp } from '../look-up.ts'

let exchange: Exchange
let client: pg.Client
const clock = () => new Date('2026-11-21T03:00:00Z')

beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
  const ledger = openLedger({ connection: exchange.app, keys: exchange.keys, clock })
  await ledger.append(lookUp())
  await ledger.close()
  client = new pg.Client(exchange.app)
  await client.connect()
  client.setTypeParser(20, Number)
})
afterAll(async () => {
  await client.end()
  await exchange.drop()
})

function notary() {
  const limits = { interval: 60_000, entries: 1_000, timeout: 5_000 }
  return openNotary({ connection: exchange.app, clock, ...limits, published: () => {} })
}

async function grown(log: OpenLog): Promise<OpenLog> {
  const said = controlText(log.growth.size, {
    kind: 'erasure',
    at: clock().toISOString(),
    subjects: 1,
  })
  return { ...log, growth: await appendControl(client, log.log, log.growth, said) }
}

async function findings(keys: readonly string[] = []) {
  return (await verifyExport(await exported(exchange), { keys })).findings
}

it.each([
  ['a key', (keys: LedgerKeys): LedgerKeys => keys],
  [
    'a change of keys',
    ({ master, signers }: LedgerKeys): LedgerKeys => ({
      master,
      signers: [generateKeyPairSync('ed25519').privateKey, ...signers],
    }),
  ],
])(
  'the last checkpoint of a gateway that was killed comes late, and the chain still holds: %s',
  async (_, keysOf) => {
    const before = await openLog(client, { keys: exchange.keys, clock })
    const late = await grown(before)
    await client.query('select pg_advisory_unlock_all()')
    // The next gateway reads which checkpoint is the last, and only then the one of before is stored.
    const next = await grown(await openLog(client, { keys: keysOf(exchange.keys), clock }))
    const [killed, following] = [notary(), notary()]
    killed.committed(late)
    await killed.close()
    following.committed(next)
    await following.close()
    expect(await findings()).toEqual([])
    const { rows } = await exchange.owner.query('select size from checkpoint order by size')
    expect(rows.map(({ size }) => Number(size)).slice(-2)).toEqual([
      late.growth.size,
      next.growth.size,
    ])
    await client.query('select pg_advisory_unlock_all()')
  },
)

it('where the next gateway was first, what comes late is left out', async () => {
  const before = await openLog(client, { keys: exchange.keys, clock })
  const late = await grown(before)
  const next = await grown(late)
  const [killed, following] = [notary(), notary()]
  following.committed(next)
  await following.close()
  killed.committed(late)
  await killed.close()
  expect(await findings()).toEqual([])
  const { rows } = await exchange.owner.query(
    'select max(size) as size from checkpoint where log = $1',
    [before.log],
  )
  expect(Number(rows[0].size)).toBe(next.growth.size)
})
