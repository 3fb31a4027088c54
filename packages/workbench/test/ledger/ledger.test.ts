import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateLedger, openLedger } from '@motlan/ledger'
import { type TestExchange, testExchange } from '@motlan/registry-kit/testing'
import { openExchange } from '@motlan/sandbox/exchange'
import { readSettings, registryNames } from '@motlan/sandbox/home'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { commands } from '../../src/commands.ts'
import { runMotlan } from '../../src/run-motlan.ts'
import { ioToRead } from '../fixtures/io-to-read.ts'

const adminUrl = inject('postgres')
let exchanges: readonly TestExchange[] = []
const home = mkdtempSync(join(tmpdir(), 'motlan-ledger-cli-'))
const citizen = '901204000017'
const env: Record<string, string> = { MOTLAN_HOME: home }
let copy = ''

beforeAll(async () => {
  exchanges = await Promise.all(
    [migrateLedger, migrateLedger].map((migrate) => testExchange(adminUrl, migrate)),
  )
  const [ledger, empty] = exchanges
  env.DATABASE_URL_EXCHANGE = ledger?.ownerUrl ?? ''
  copy = empty?.ownerUrl ?? ''
  const { app, keys } = await openExchange(readSettings(env, registryNames))
  const open = openLedger({ connection: app, keys, limits: { checkpoint: 5 } })
  for (let each = 0; each < 6; each++) {
    await open.append({
      requestId: `request-${each}`,
      at: new Date('2026-11-20T03:00:00Z'),
      agency: 'tax',
      officer: 'Trần Thị Bình',
      procedure: '1.007041',
      purpose: 'tax-management',
      policy: 'policy-hash',
      withheld: [],
      disclosures: [
        {
          subject: 'Citizen',
          subjectId: citizen,
          attribute: 'Citizen.dateOfBirth',
          relation: 'self',
          agreement: 'DSA-1',
          legalBasis: 'LB-1',
          value: '1985-03-15',
        },
      ],
    })
  }
  await open.close()
})

afterAll(async () => {
  await Promise.all(exchanges.map(({ drop }) => drop()))
  rmSync(home, { recursive: true })
})

async function motlan(line: readonly string[], more: Parameters<typeof ioToRead>[0] = {}) {
  const io = ioToRead({ env, cwd: home, ...more })
  const exit = await runMotlan(['ledger', ...line], commands, '0.1.0', io)
  return { exit, ...io.said }
}

describe('motlan ledger', () => {
  test('verify says that the ledger of this home is good', async () => {
    const { exit, out, err } = await motlan(['verify'])
    expect([exit, err]).toEqual([0, ''])
    expect(out).toMatch(/7 entries, 7 with their texts, 7 covered[\s\S]*good: everything/)
  })

  test('export, a changed letter, verify: named, and told in the exit code', async () => {
    expect((await motlan(['export', '--texts', '--out', 'all.ndjson'])).exit).toBe(0)
    const good = readFileSync(join(home, 'all.ndjson'), 'utf8')
    expect(good).not.toMatch(new RegExp(`${citizen}|Trần|1985`))
    expect((await motlan(['verify', 'all.ndjson'])).exit).toBe(0)
    expect((await motlan(['verify', '-'], { stdin: async () => good })).exit).toBe(0)
    writeFileSync(join(home, 'bad.ndjson'), good.replace('request-3', 'request-4'))
    const { exit, out } = await motlan(['verify', 'bad.ndjson'])
    expect(exit).toBe(1)
    expect(out).toMatch(/WRONG {2}TEXT_ALTERED .*entry 4/)
    const json = JSON.parse((await motlan(['verify', 'bad.ndjson', '--json'])).out)
    expect(json).toMatchObject({ good: false, findings: [{ fault: 'TEXT_ALTERED', from: 4 }] })
  })

  test('export without flags has no texts but those of the log itself', async () => {
    const { out } = await motlan(['export'])
    expect(out).not.toContain('request-')
    expect(out).toContain('opened')
  })

  test('prove and reveal: this is what was sent, and that is not', async () => {
    const proof = JSON.parse((await motlan(['prove', '--request', 'request-2', '--json'])).out)
    expect(proof.proof).toMatch(/^c2sp.org\/tlog-proof@v1\nindex 3\n/)
    const asked = ['reveal', '--request', 'request-2', '--attribute', 'Citizen.dateOfBirth']
    const sent = await motlan([...asked, '--value', '"1985-03-15"'])
    expect([sent.exit, sent.err]).toEqual([0, ''])
    expect(sent.out).toMatch(new RegExp(`about +Citizen ${citizen}[\\s\\S]*this is what was sent`))
    const other = await motlan([...asked, '--value', '"1985-03-16"'])
    expect(other.exit).toBe(1)
    expect(other.out).toContain('this is NOT what was sent')
    expect((await motlan([...asked.slice(0, 3), '--attribute', 'Citizen.sex'])).err).toMatch(
      /not among what this entry says left/,
    )
  })

  test('report and stats count', async () => {
    const rows = JSON.parse((await motlan(['report', 'disclosures', '--json'])).out)
    expect(rows).toMatchObject([
      { agency: 'tax', attribute: 'Citizen.dateOfBirth', disclosures: 6 },
    ])
    expect((await motlan(['report', 'caseless', '--csv'])).out).toContain(
      'tax,1.007041,tax-management,6,6',
    )
    const unused = JSON.parse((await motlan(['report', 'unused', '--json'])).out)
    expect(unused.length).toBeGreaterThan(10)
    expect((await motlan(['stats'])).out).toMatch(/6 operations, 6 disclosures about 1 subjects/)
  })

  test('a backup imported elsewhere is the same ledger', async () => {
    await motlan(['export', '--backup', '--out', 'backup.ndjson'])
    const elsewhere = { env: { ...env, DATABASE_URL_EXCHANGE: copy } }
    const { exit, out } = await motlan(['import', 'backup.ndjson'], elsewhere)
    expect([exit, out]).toEqual([0, expect.stringContaining('7 entries of 1 logs imported')])
    expect((await motlan(['verify'], elsewhere)).exit).toBe(0)
    expect((await motlan(['import', 'bad.ndjson'], elsewhere)).err).toContain('does not verify')
  })

  test('erase takes an identifier from standard input, and only with --yes', async () => {
    const stdin = async () => `${citizen}\n`
    expect((await motlan(['erase'], { stdin })).exit).toBe(2)
    const { exit, out } = await motlan(['erase', '--yes'], { stdin })
    expect([exit, out]).toEqual([0, expect.stringContaining('erased')])
    expect((await motlan(['verify'])).exit).toBe(0)
    const asked = ['reveal', '--request', 'request-2', '--attribute', 'Citizen.dateOfBirth']
    expect((await motlan(asked)).err).toContain('the subject was erased')
    expect((await motlan(['erase', '--yes'], { stdin: async () => '12' })).err).toContain(
      'IDENTIFIER_INVALID',
    )
  })

  test.each([
    [['remove', '2026-11'], /kept until 2027-12-01/],
    [['prove', '--position', '99'], /ENTRY_UNKNOWN/],
    [['prove', '--request', 'nobody'], /no entry for this request/],
    [['verify', 'nothing.ndjson'], /no such file/],
    [['report', 'everything'], /there is disclosures, refusals/],
    [['prove'], /--position or --request/],
  ])('%j is refused in words', async (line, words) => {
    const { exit, err } = await motlan(line)
    expect(exit).not.toBe(0)
    expect(err).toMatch(words)
  })
})
