import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateLedger, openLedger } from '@motlan/ledger'
import { type TestExchange, testExchange } from '@motlan/registry-kit/testing'
import { openExchange } from '@motlan/sandbox/exchange'
import { readSettings, registryNames } from '@motlan/sandbox/home'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { commands } from '../../src/commands.ts'
import { runMotlan } from '../../src/run-motlan.ts'
import { ioToRead } from '../fixtures/io-to-read.ts'

let exchange: TestExchange | undefined
const home = mkdtempSync(join(tmpdir(), 'motlan-witness-cli-'))
const env: Record<string, string> = { MOTLAN_HOME: home }

beforeAll(async () => {
  exchange = await testExchange(inject('postgres'), migrateLedger)
  env.DATABASE_URL_EXCHANGE = exchange.ownerUrl
})
afterAll(async () => {
  await exchange?.drop()
  rmSync(home, { recursive: true })
})

async function motlan(...line: readonly string[]) {
  const io = ioToRead({ env, cwd: home })
  const exit = await runMotlan(['ledger', ...line], commands, '0.1.0', io)
  return { exit, ...io.said }
}

async function written(witnesses: readonly { readonly url: string; readonly key: string }[]) {
  const { app, keys } = await openExchange(readSettings(env, registryNames))
  const ledger = openLedger({
    connection: app,
    keys,
    attesting: { witnesses },
    limits: { checkpoint: 1 },
  })
  await ledger.append({
    requestId: randomBytes(8).toString('hex'),
    at: new Date(),
    agency: 'tax',
    officer: 'officer-7',
    purpose: 'test',
    policy: 'policy-hash',
    disclosures: [],
    withheld: [],
  })
  await ledger.close()
}

/** A witness in its own folder, until it is told to end. */
async function witness(log: string) {
  const ended = new AbortController()
  const io = ioToRead({ cwd: home, interruption: () => ended.signal })
  const line = ['ledger', 'witness', '--name', 'witness.test/1', '--state', 'w', '--port', '0']
  const running = runMotlan([...line, '--log', log], commands, '0.1.0', io)
  await expect.poll(() => io.said.out).toContain('http://')
  const [url = '', key = ''] = io.said.out.trim().split(' ')
  const end = async () => {
    ended.abort()
    return running
  }
  return { url, key, end }
}

test('a witness on its own key signs what grows, remembers it when it comes back, and verify asks for it', async () => {
  await written([])
  const [, log = ''] = /its own key (\S+)/.exec((await motlan('verify')).out) ?? []
  const first = await witness(log)
  await written([first])
  expect(await first.end()).toBe(0)
  expect(await motlan('verify', '--witness', first.key)).toMatchObject({ exit: 0 })
  const size = () => JSON.parse(readFileSync(join(home, 'w', 'witnessed.json'), 'utf8'))[0].size
  const before: number = size()
  const second = await witness(log)
  expect(second.key).toBe(first.key)
  await written([])
  const unseen = await motlan('verify', '--witness', first.key)
  expect([unseen.exit, unseen.out]).toEqual([1, expect.stringContaining('WITNESS_MISSING')])
  await written([second])
  expect(size()).toBeGreaterThan(before)
  expect(await motlan('verify', '--witness', second.key)).toMatchObject({ exit: 0 })
  const elsewhere = await fetch(`${second.url}/other`, { method: 'POST' })
  expect(elsewhere.status).toBe(404)
  await second.end()
})

test('what has to be said and is not is told', async () => {
  expect((await motlan('witness', '--name', 'w')).err).toContain('--name, --state and --log')
})
