import { expect, test } from 'vitest'
import { killRun } from './bench/ledger/kill.ts'
import { complaintsAbout } from './ledger-verifier.ts'

// Fifty moments with more load: `pnpm bench ledger --only kill`.

test('after kill -9 of gateways and of PostgreSQL under load every receipt is on record, and the log is whole', async () => {
  const { exported, ...found } = await killRun({
    citizens: 500,
    moments: 3,
    gateways: 2,
    clients: 8,
    // Gateway, PostgreSQL and both of them are among the victims.
    seed: 9,
    tell: () => {},
  })
  expect(found).toMatchObject({ missing: 0, twice: 0, holes: 0, findings: [] })
  expect(found.receipts).toBeGreaterThan(3 * 8)
  expect(complaintsAbout(exported)).toEqual([])
}, 300_000)
