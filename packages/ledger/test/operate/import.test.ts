import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { importLedger, openLedger, openTrace, verifyExport } from '../../src/index.ts'
import { type Exchange, makeExchange } from '../exchange.ts'
import { exported, written } from '../export/exported.ts'
import { disclosure, lookUp } from '../look-up.ts'

const person = { subject: 'Citizen', subjectId: '901204001003' } as const
let from: Exchange
let into: Exchange

beforeAll(async () => {
  from = await makeExchange(inject('postgres'))
  into = await makeExchange(inject('postgres'))
  await written(from, [200, 150, 40])
})

afterAll(async () => {
  await from.drop()
  await into.drop()
})

const owner = () => ({ connectionString: into.owner.options.connectionString ?? '' })

async function traced({ app }: Exchange) {
  const trace = openTrace({ connection: app, keys: from.keys })
  const { entries } = await trace.of(person, { first: 100 })
  await trace.close()
  return entries
}

it('a backup that was imported is the same ledger: same bytes, same traces, and it goes on', async () => {
  const backup = await exported(from, { backup: true })
  expect((await verifyExport(backup)).findings).toEqual([])
  await importLedger(backup, { owner: owner() })
  expect(await exported(into, { backup: true })).toEqual(backup)
  const before = await traced(from)
  expect(await traced(into)).toEqual(before)
  expect(before.length).toBeGreaterThan(3)
  const ledger = openLedger({ connection: into.app, keys: from.keys, limits: { checkpoint: 5 } })
  await ledger.append(lookUp({ disclosures: [disclosure(person)] }))
  await ledger.close()
  expect((await verifyExport(await exported(into))).findings).toEqual([])
  expect(await traced(into)).toHaveLength(before.length + 1)
})

it('where there is a ledger already nothing is imported', async () => {
  const backup = await exported(from, { backup: true })
  await expect(importLedger(backup, { owner: owner() })).rejects.toThrow('holds a ledger already')
})

it('what is no export leaves nothing behind', async () => {
  const empty = await makeExchange(inject('postgres'))
  const connection = { connectionString: empty.owner.options.connectionString ?? '' }
  const [first = '', ...rest] = await exported(from)
  const damaged = [first, ...rest.slice(0, 40), '{"log":1,"position":999999,"leaf":"nonsense"}']
  await expect(importLedger(damaged, { owner: connection })).rejects.toThrow('no hash')
  await expect(importLedger(['nonsense'], { owner: connection })).rejects.toThrow('not JSON')
  const { rows } = await empty.owner.query('select count(*)::int as logs from ledger_log')
  expect(rows).toEqual([{ logs: 0 }])
  await empty.drop()
})
