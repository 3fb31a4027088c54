import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import type { CaseLog } from '../src/case-log.ts'
import { enqueue } from '../src/effects/enqueue.ts'
import { queuePool } from '../src/effects/queue-pool.ts'
import { startWorker, type Worker } from '../src/effects/worker.ts'
import { migrateCases } from '../src/migrate-cases.ts'
import { type CasesConnections, connectCases } from '../src/store/database.ts'
import { type Exchange, makeExchange } from './fixture/exchange.ts'
import { silent } from './fixture/silent.ts'

let exchange: Exchange
let connections: CasesConnections
const workers: Worker[] = []

beforeAll(async () => {
  exchange = await makeExchange(inject('postgres'))
  connections = connectCases(exchange.app, 6)
})

afterEach(async () => {
  await Promise.all(workers.splice(0).map(({ stop }) => stop()))
  await exchange.owner.query('delete from graphile_worker._private_jobs')
})

afterAll(async () => {
  await connections.close()
  await exchange.drop()
})

/** A worker that remembers whom it advanced. */
function working(
  advance: (caseId: string) => Promise<void> = async () => undefined,
  log: CaseLog = silent,
): string[] {
  const advanced: string[] = []
  const worker = startWorker({
    connection: exchange.app,
    pool: connections.pool,
    advance: async (caseId) => {
      advanced.push(caseId)
      await advance(caseId)
    },
    log,
    concurrency: 2,
    patience: 300,
  })
  workers.push(worker)
  return advanced
}

const enqueued = (caseId: string, delay = 0) =>
  connections.db.transaction().execute((trx) => enqueue(trx, caseId, delay))

const jobs = async () => {
  const { rows } = await exchange.owner.query(
    'select key, locked_by, attempts from graphile_worker._private_jobs order by id',
  )
  return rows
}

describe('the queue', () => {
  it('is worked off, with the role of a gateway', async () => {
    const advanced = working()
    await enqueued('one')
    await expect.poll(() => advanced).toEqual(['one'])
    await expect.poll(jobs).toEqual([])
  })

  it('has one job per case, however often somebody asks for it', async () => {
    await enqueued('two')
    await enqueued('two')
    expect(await jobs()).toMatchObject([{ key: 'case two' }])
  })

  it('lets a job ask for the next one while it runs', async () => {
    const advanced = working((caseId) =>
      advanced.length < 3 ? enqueued(caseId) : Promise.resolve(),
    )
    await enqueued('three')
    await expect.poll(() => advanced).toEqual(['three', 'three', 'three'])
    await expect.poll(jobs).toEqual([])
  })

  it('is filled in the transaction of its case, or not at all', async () => {
    const failing = connections.db.transaction().execute(async (trx) => {
      await enqueue(trx, 'four')
      throw new Error('the case could not be written')
    })
    await expect(failing).rejects.toThrow('could not be written')
    expect(await jobs()).toEqual([])
  })
})

describe('what is left behind', () => {
  it('by a process that died is taken up by the next one', async () => {
    await enqueued('orphan')
    await exchange.owner.query(
      `update graphile_worker._private_jobs set locked_by = 'pool-dead', locked_at = now(), attempts = 1`,
    )
    const advanced = working()
    await expect.poll(() => advanced).toEqual(['orphan'])
  })

  it('is not taken from a process that lives', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const first = working(() => held)
    await enqueued('held')
    await expect.poll(() => first).toEqual(['held'])
    const second = working()
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(second).toEqual([])
    release()
    await expect.poll(jobs).toEqual([])
  })

  it('by a broken database is taken up when it is back', async () => {
    const advanced = working()
    await enqueued('before')
    await expect.poll(() => advanced).toEqual(['before'])
    await exchange.cut()
    await exchange.owner.query(
      `select graphile_worker.add_job('advance-case', '{"caseId": "after"}')`,
    )
    await expect.poll(() => advanced, { timeout: 10_000 }).toContain('after')
  })
})

it('a database that goes away is said in the log, line by line, and on no console', async () => {
  const consoles = (['trace', 'error', 'warn'] as const).map((name) => vi.spyOn(console, name))
  const said: string[] = []
  const warn = (fields: object) => said.push(JSON.stringify(fields))
  const advanced = working(async () => undefined, { ...silent, warn })
  for (let round = 0; round < 4; round += 1) {
    const before = advanced.length
    const filling = Promise.allSettled(
      Array.from({ length: 20 }, (_, at) => enqueued(`${round} ${at}`)),
    )
    await expect.poll(() => advanced.length, { interval: 1 }).toBeGreaterThan(before)
    await exchange.cut()
    await filling
  }
  await expect.poll(() => said.length).toBeGreaterThan(0)
  await Promise.all(workers.splice(0).map(({ stop }) => stop()))
  for (const spied of consoles) expect(spied).not.toHaveBeenCalled()
  expect(said.join('')).not.toMatch(/\\n|node_modules/)
  vi.restoreAllMocks()
})

it('a connection that the queue gives back twice ends nothing', async () => {
  await new Promise<void>((resolve) => {
    queuePool(connections.pool).connect((_, __, release) => {
      release()
      expect(() => release()).not.toThrow()
      resolve()
    })
  })
})

it('tables are made once, and may be made again', async () => {
  const { options } = exchange.owner
  const role = new URL(exchange.app.connectionString).username
  await migrateCases({ connectionString: String(options.connectionString) }, role)
  await enqueued('again')
  expect(await jobs()).toHaveLength(1)
})
