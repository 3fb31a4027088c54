import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { verifyExport } from '../../src/verify/verify-export.ts'
import { type Exchange, makeExchange } from '../exchange.ts'
import { exported, written } from './exported.ts'

let exchange: Exchange
let lines: readonly string[]

beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
  await written(exchange, [40, 1, 200, 120, 7, 300])
  lines = await exported(exchange)
})

afterAll(() => exchange.drop())

describe('an export', () => {
  it('of a ledger verifies: every log, every entry, every checkpoint', async () => {
    const verdict = await verifyExport(lines)
    expect(verdict.findings).toEqual([])
    expect(verdict.logs).toHaveLength(2)
    for (const { entries, texts, covered, checkpoints } of verdict.logs) {
      expect(texts).toBe(entries)
      expect(covered).toBe(entries)
      expect(checkpoints).toBeGreaterThan(2)
    }
    const entries = await exchange.owner.query('select sum(entries)::int as all from ledger_batch')
    expect(verdict.logs.reduce((sum, log) => sum + log.entries, 0)).toBe(entries.rows[0].all)
  })

  it('without the texts verifies as well', async () => {
    const verdict = await verifyExport(await exported(exchange, { texts: false }))
    expect(verdict.findings).toEqual([])
    expect(verdict.logs.map(({ texts }) => texts)).toEqual([1, 1])
  })
})
