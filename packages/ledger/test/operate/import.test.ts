import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { importLedger, openLedger, openTrace, renewLedger, verifyExport } from '../../src/index.ts'
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

it('a backup that was imported is the same ledger: same bytes, same traces, and it goes on in a new log', async () => {
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
  const { findings, logs } = await verifyExport(await exported(into))
  expect(findings).toEqual([])
  // What followed in the log that was backed up, and is lost, must not get a second entry in its place.
  const [first, second, fresh] = logs.map(({ origin }) => origin.split('/'))
  expect(first?.[2]).toBe(second?.[2])
  expect(fresh?.[2]).not.toBe(first?.[2])
  expect(fresh?.[3]).toBe('3')
  const known = await exported(from)
  expect(logs.slice(0, 2).map(({ entries }) => entries)).toEqual(
    (await verifyExport(known)).logs.map(({ entries }) => entries),
  )
  expect(await traced(into)).toHaveLength(before.length + 1)
})

it('a ledger that was restored to an earlier moment is renewed, and then forks nothing', async () => {
  const known = (await exported(from)).flatMap((line) => JSON.parse(line).checkpoint ?? [])
  // Whoever restores an older state has fewer entries than others have seen.
  await renewLedger({ connectionString: from.owner.options.connectionString ?? '' })
  const ledger = openLedger({ connection: from.app, keys: from.keys, limits: { checkpoint: 5 } })
  await ledger.append(lookUp())
  await ledger.close()
  const { findings, logs } = await verifyExport(await exported(from), { known })
  expect(findings).toEqual([])
  expect(logs).toHaveLength(3)
  expect(logs[2]?.entries).toBe(2)
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
