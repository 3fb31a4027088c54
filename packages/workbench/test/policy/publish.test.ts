import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestExchange, testExchange } from '@motlan/registry-kit/testing'
import { preparePolicyVersions } from '@motlan/sandbox/policy-versions'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { commands } from '../../src/commands.ts'
import { runMotlan } from '../../src/run-motlan.ts'
import { ioToRead } from '../fixtures/io-to-read.ts'
import { copyOfAgreements } from './broken-copy.ts'

let exchange: TestExchange | undefined
const home = mkdtempSync(join(tmpdir(), 'motlan-policy-cli-'))
const env: Record<string, string> = { MOTLAN_HOME: home }

beforeAll(async () => {
  exchange = await testExchange(inject('postgres'), ({ connectionString = '' }, role) =>
    preparePolicyVersions(connectionString, role),
  )
  env.DATABASE_URL_EXCHANGE = exchange.ownerUrl
})

afterAll(async () => {
  await exchange?.drop()
  rmSync(home, { recursive: true })
})

async function published(...line: readonly string[]) {
  const io = ioToRead({ env, cwd: home })
  const exit = await runMotlan(['policy', 'publish', ...line], commands, '0.1.0', io)
  return { exit, ...io.said }
}

test('a folder is put in force once, and again when it has changed', async () => {
  const first = await published('--json', '--by', 'test')
  expect([first.exit, first.err]).toEqual([0, ''])
  expect(JSON.parse(first.out)).toMatchObject({ sequence: 1 })
  expect((await published()).out).toMatch(/^version 1 is in force: [\w-]{43}$/m)
  const copy = copyOfAgreements()
  copy.edit('agreements/tax-from-finance.dsa.yaml', 'status: in-force', 'status: suspended')
  expect(JSON.parse((await published('--json', '--folder', copy.folder)).out)).toMatchObject({
    sequence: 2,
  })
})

test('what does not compile is not put in force', async () => {
  const copy = copyOfAgreements()
  copy.edit('agreements/tax-from-finance.dsa.yaml', 'consumer: tax', 'consumer: taxx')
  const { exit, err } = await published('--folder', copy.folder)
  expect(exit).not.toBe(0)
  expect(err).toContain('did you mean "tax"')
})
