import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '@motlan/kernel'
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest'
import { type LookUp, openLedger } from '../src/index.ts'
import { type Exchange, makeExchange } from './exchange.ts'
import { lookUp } from './look-up.ts'

let exchange: Exchange

beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
})

afterAll(() => exchange.drop())

async function recordedIds(): Promise<Set<string>> {
  const { rows } = await exchange.owner.query('select request as request_id from decision')
  return new Set(rows.map(({ request_id }) => request_id))
}

/** Makes every commit do something more, inside the server; ends with the test. */
async function onEachCommit(statement: string): Promise<void> {
  await exchange.owner.query(`
    create function more() returns trigger language plpgsql security definer as
      $$ begin ${statement}; return null; end $$;
    create trigger more before insert on ledger_batch for each statement execute function more()`)
  onTestFinished(async () => {
    await exchange.owner.query('drop function more() cascade')
  })
}

/** Ends the server's side of the ledger's connection, as a crash would. */
async function killConnections(): Promise<void> {
  await exchange.owner.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
}

describe('a look-up that has been acknowledged', () => {
  it('is in the record, whatever dies under load, and the next look-ups are recorded again', async () => {
    await onEachCommit('perform pg_sleep(0.01)')
    const ledger = openLedger({ connection: exchange.app, keys: exchange.keys })
    const acknowledged: string[] = []
    const refused: unknown[] = []
    const sent = async (one: LookUp) => {
      try {
        await ledger.append(one)
        acknowledged.push(one.requestId)
      } catch (refusal) {
        refused.push(refusal)
      }
    }
    const all: Promise<void>[] = []
    for (let round = 0; round < 200; round++) {
      for (let each = 0; each < 5; each++) all.push(sent(lookUp()))
      if (round % 20 === 10) await killConnections()
      await pause(2)
    }
    await Promise.all(all)
    await ledger.append(lookUp())
    await ledger.close()

    const recorded = await recordedIds()
    expect(acknowledged.filter((id) => !recorded.has(id))).toEqual([])
    expect(acknowledged.length + refused.length).toBe(1000)
    expect(acknowledged.length).toBeGreaterThan(0)
    expect(refused.length).toBeGreaterThan(0)
    for (const refusal of refused) {
      expect(refusal).toBeInstanceOf(Refusal)
      expect(refusal).toMatchObject({ code: 'LEDGER_UNAVAILABLE' })
    }
  })

  it('has reached the disk, although the server would not wait for it by itself', async () => {
    await exchange.owner.query('create table seen (setting text)')
    await onEachCommit("insert into public.seen values (current_setting('synchronous_commit'))")
    const database = new URL(exchange.app.connectionString ?? '').pathname.slice(1)
    await exchange.owner.query(`alter database ${database} set synchronous_commit = off`)
    const ledger = openLedger({ connection: exchange.app, keys: exchange.keys })
    await ledger.append(lookUp())
    await ledger.close()
    expect((await exchange.owner.query('select setting from seen')).rows).toEqual([
      { setting: 'on' },
    ])
  })
})

describe('a look-up that cannot be recorded', () => {
  it('is refused alone: the others of its commit are recorded', async () => {
    const ledger = openLedger({ connection: exchange.app, keys: exchange.keys })
    const good = Array.from({ length: 20 }, () => lookUp())
    const bad = () => lookUp({ requestId: 'a\0b' })
    const batch = [...good.slice(0, 11), bad(), bad(), ...good.slice(11)]
    const outcomes = await Promise.allSettled(batch.map((one) => ledger.append(one)))
    await ledger.close()
    const lost = outcomes.flatMap((outcome, index) =>
      outcome.status === 'rejected' ? [index] : [],
    )
    expect(lost).toEqual([11, 12])
    const recorded = await recordedIds()
    expect(good.filter(({ requestId }) => !recorded.has(requestId))).toEqual([])
  })

  it('says so without a number of anybody, in message and cause', async () => {
    const ledger = openLedger({ connection: exchange.app, keys: exchange.keys })
    const one = lookUp({ requestId: '901204000017\0' })
    const refusal = await ledger.append(one).catch((error: unknown) => error)
    await ledger.close()
    expect(refusal).toMatchObject({
      code: 'LEDGER_UNAVAILABLE',
      message: 'ledger: the commit failed',
      cause: { message: 'SQLSTATE 22021' },
    })
    expect(JSON.stringify(refusal, Object.getOwnPropertyNames(refusal))).not.toContain(
      '901204000017',
    )
  })

  it('is refused where no PostgreSQL answers', async () => {
    const ledger = openLedger({
      connection: { host: '127.0.0.1', port: 1, database: 'none' },
      keys: exchange.keys,
    })
    await expect(ledger.append(lookUp())).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' })
    await ledger.close()
  })

  it('is refused where PostgreSQL is too slow, and nothing is left locked', async () => {
    const ledger = openLedger({
      connection: exchange.app,
      keys: exchange.keys,
      limits: { timeout: 300 },
    })
    await ledger.append(lookUp())
    const locker = await exchange.owner.connect()
    await locker.query('begin; lock table decision in access exclusive mode')
    await expect(ledger.append(lookUp())).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' })
    await locker.query('rollback')
    locker.release()
    await expect(ledger.append(lookUp())).resolves.toBeUndefined()
    await ledger.close()
  })
})

describe('more than may wait', () => {
  it('is refused at once, and everything that waited becomes durable', async () => {
    await onEachCommit('perform pg_sleep(0.05)')
    const ledger = openLedger({
      connection: exchange.app,
      keys: exchange.keys,
      limits: { waiting: 20 },
    })
    const all = Array.from({ length: 40 }, () => lookUp())
    const outcomes = await Promise.allSettled(all.map((one) => ledger.append(one)))
    await ledger.append(lookUp())
    await ledger.close()
    const recorded = await recordedIds()
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['LEDGER_BUSY']))
    // Two rows each: a decision, and its part.
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(
      all.map((_, index) => index < 10),
    )
    expect(all.map(({ requestId }) => recorded.has(requestId))).toEqual(
      all.map((_, index) => index < 10),
    )
  })
})

describe('closing', () => {
  it('waits for what has been appended, and refuses what comes later', async () => {
    const ledger = openLedger({ connection: exchange.app, keys: exchange.keys })
    const all = Array.from({ length: 50 }, () => lookUp())
    const appended = Promise.all(all.map((one) => ledger.append(one)))
    const closed = ledger.close()
    await expect(ledger.append(lookUp())).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' })
    await appended
    await closed
    const recorded = await recordedIds()
    expect(all.every(({ requestId }) => recorded.has(requestId))).toBe(true)
  })
})
