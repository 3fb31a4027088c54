import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agreementsFolder, loadAgreements } from '@motlan/agreements'
import { oneSource, registries } from '@motlan/catalogue'
import { migrateLedger, openLedger } from '@motlan/ledger'
import { compilePolicy, keptDecision } from '@motlan/policy'
import { type TestExchange, testExchange } from '@motlan/registry-kit/testing'
import { openExchange } from '@motlan/sandbox/exchange'
import { readSettings, registryNames } from '@motlan/sandbox/home'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { commands } from '../../src/commands.ts'
import { runMotlan } from '../../src/run-motlan.ts'
import { ioToRead } from '../fixtures/io-to-read.ts'
import { copyOfAgreements } from './broken-copy.ts'

let exchange: TestExchange | undefined
const home = mkdtempSync(join(tmpdir(), 'motlan-replay-'))
const env: Record<string, string> = { MOTLAN_HOME: home }
const file = 'agreements/tax-from-finance.dsa.yaml'
const asker = { agency: 'tax', procedure: '1.002207', purpose: 'family-deduction' }

/** Three look-ups about two people, and one of a bank whose borrower had consented. */
beforeAll(async () => {
  exchange = await testExchange(inject('postgres'), migrateLedger)
  env.DATABASE_URL_EXCHANGE = exchange.ownerUrl
  const policy = compilePolicy({ ...(await loadAgreements()), vocabulary: oneSource(registries) })
  const { app, keys } = await openExchange(readSettings(env, registryNames))
  const ledger = openLedger({ connection: app, keys })
  const ask = async (
    who: typeof asker | { agency: string; purpose: string },
    subjectId: string,
    attribute: string,
    facts = {},
  ) => {
    const relation = {
      relation: 'self',
      facts,
      holding: ['Citizen.citizenId'],
      asked: ['Citizen.citizenId', attribute],
    }
    const question = {
      ...who,
      on: '2026-11-21',
      operation: 'shape',
      strict: false,
      relations: [relation],
    }
    await ledger.append({
      ...who,
      requestId: randomBytes(4).toString('hex'),
      at: new Date('2026-11-21T02:00:00Z'),
      officer: 'officer-7',
      policy: policy.hash,
      decided: { text: keptDecision(policy, question) },
      withheld: [],
      disclosures: [
        {
          subject: 'Citizen',
          subjectId,
          attribute,
          relation: 'self',
          agreement: 'a',
          legalBasis: 'b',
        },
      ],
    })
  }
  const payer = 'Citizen.incomeStatements.payer'
  await ask(asker, '901204000017', payer)
  await ask(asker, '901204000017', payer)
  await ask(asker, '901204000018', payer)
  const bank = { agency: 'bank', purpose: 'secured-lending' }
  await ask(bank, '901204000019', payer, {
    'consent.bank-income': true,
    minor: false,
    deceased: false,
  })
  await ledger.close()
})
afterAll(async () => {
  await exchange?.drop()
  rmSync(home, { recursive: true })
})

async function replay(...argv: string[]) {
  const io = ioToRead({ env, cwd: process.cwd() })
  const exit = await runMotlan(['policy', 'replay', ...argv], commands, '0.1.0', io)
  return { exit, ...io.said }
}

test('look-ups of the ledger come out the same under the version that decided them', async () => {
  const same = await replay('--from', '2026-11-01')
  expect(same).toMatchObject({
    exit: 0,
    out: expect.stringContaining(
      '4 recorded look-ups, 2 different ones; 4 come out the same, byte for byte',
    ),
  })
  expect(same.out).toContain('nobody asks for what is refused')
  expect(JSON.parse((await replay('--from', '2026-11-01', '--json')).out)).toMatchObject({
    lookUps: 4,
    same: 4,
    touched: 0,
    changes: [],
    broken: [],
    unsaid: { sealed: 0, undecided: 0 },
  })
})

test('under another version they tell who loses what, how often, about how many people, and what breaks', async () => {
  const copy = copyOfAgreements()
  copy.edit(file, '      - Citizen.incomeStatements.payer\n', '')
  for (const line of [
    ['--folder', copy.folder],
    [agreementsFolder, copy.folder],
  ]) {
    const { exit, out } = await replay(...line, '--from', '2026-11-01')
    expect(exit).toBe(1)
    expect(out).toContain(
      'revoked tax 1.002207 (self): Citizen.incomeStatements.payer ×3 about 2\n',
    )
    expect(out).toContain('3 of them would have gone otherwise, about 2 different subjects\n')
  }
  const reversed = await replay(copy.folder, agreementsFolder, '--from', '2026-11-01')
  expect(reversed.out).toContain(
    'gained tax 1.002207 (self): Citizen.incomeStatements.payer ×3 about 2\n',
  )
})

test('a fact that nobody looked up then makes a maybe, and is named', async () => {
  const copy = copyOfAgreements()
  copy.edit(
    'agreements/bank-from-finance.dsa.yaml',
    'require: [consent.bank-income]',
    'require: [consent.bank-income, open-case]',
  )
  const { out } = await replay('--folder', copy.folder, '--from', '2026-11-01')
  expect(out).toContain('maybe-revoked bank secured-lending (self): ')
  expect(out).toContain('Citizen.incomeStatements.payer ×1 about 1 if open-case')
})

test('days outside are left out, and what is meant twice is refused', async () => {
  expect((await replay('--from', '2026-11-22')).out).toContain('0 recorded look-ups')
  expect(
    (await replay(agreementsFolder, agreementsFolder, '--folder', agreementsFolder)).exit,
  ).toBe(2)
})
