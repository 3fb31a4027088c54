import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { run, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import type { CaseLog } from '../case-log.ts'
import { type Lease, openLease, unlockDead } from './lease.ts'
import { queuePool } from './queue-pool.ts'
import { workerLogger } from './worker-log.ts'

/** The name of the job that brings the effects of a case forward. */
export const advanceCase = 'advance-case'

type Job = (payload: unknown) => Promise<void>

/** What works off the queue. */
export interface WorkerOptions {
  /** With a role that works with the job queue. */
  readonly connection: pg.ClientConfig
  readonly pool: pg.Pool
  readonly advance: (caseId: string) => Promise<void>
  /** What else is worked off, by the names of the jobs. */
  readonly others?: Readonly<Record<string, Job>>
  readonly log: CaseLog
  /** Cases worked on at once. */
  readonly concurrency?: number
  /** Milliseconds between two looks for what was left behind. */
  readonly patience?: number
}

/** A worker that goes on until it is stopped, whatever becomes of the database meanwhile. */
export interface Worker {
  /** Takes nothing new, and resolves when what is under way has ended. */
  readonly stop: () => Promise<void>
}

/** Starts to work off the queue, and starts anew after every loss of the database. */
export function startWorker(options: WorkerOptions): Worker {
  const { patience = 2_000, log } = options
  const stopping = new AbortController()
  const working = (async () => {
    let said: string | undefined
    while (!stopping.signal.aborted) {
      try {
        await workUntilLost(options, patience, stopping.signal)
        said = undefined
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'unknown'
        // It is tried again twice a second, for as long as it takes.
        if (reason !== said) log.warn({ reason }, 'job queue lost')
        said = reason
      }
      if (!stopping.signal.aborted) await pause(patience / 4).catch(() => undefined)
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await working
    },
  }
}

async function workUntilLost(
  options: WorkerOptions,
  patience: number,
  stopping: AbortSignal,
): Promise<void> {
  const { connection, pool, concurrency = 4, others = {} } = options
  const lease = await openLease(connection)
  const underWay = new Set<Promise<void>>()
  const jobs: Readonly<Record<string, Job>> = {
    ...others,
    [advanceCase]: (payload) => options.advance(caseIn(payload)),
  }
  const tracked = Object.entries(jobs).map(([name, job]) => {
    const work: Job = async (payload) => {
      const worked = job(payload)
      underWay.add(worked)
      await worked.finally(() => underWay.delete(worked))
    }
    return [name, work] as const
  })
  const events: WorkerEvents = new EventEmitter()
  const given = Promise.withResolvers<void>()
  // The queue ends by itself when it could not write what became of a job.
  events.on('pool:gracefulShutdown', () => given.resolve())
  events.on('worker:create', endQuietly)
  try {
    await unlockDead(pool)
    const runner = await run({
      pgPool: queuePool(pool),
      taskList: Object.fromEntries(tracked),
      parsedCronItems: [],
      concurrency,
      pollInterval: patience / 2,
      // Whoever started this process also ends it.
      noHandleSignals: true,
      logger: workerLogger(options.log),
      events,
      preset: {
        plugins: [holdingLease(lease)],
        // With a batch a failure to write is an answer; without one it is an unhandled rejection.
        worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      },
    })
    const sweeping = setInterval(() => {
      unlockDead(pool).catch(() => undefined)
    }, patience)
    const told = new Promise<void>((resolve) => {
      if (stopping.aborted) resolve()
      stopping.addEventListener('abort', () => resolve(), { once: true })
    })
    await Promise.race([given.promise, lease.gone, told])
    clearInterval(sweeping)
    const ended = Promise.allSettled([runner.stop(), runner.promise])
    // After two failures to write the queue never says that it has ended: it counts one of them twice.
    const settled = Promise.allSettled(underWay).then(() => pause(patience))
    await Promise.race([ended, settled])
  } finally {
    await lease.release()
  }
}

/**
 * A worker that ends because the database has gone is said in the log. The queue would write its stack to the console as
 * well, so to the queue each has ended well.
 */
function endQuietly({ worker }: { readonly worker: { promise: Promise<void> } }): void {
  worker.promise = worker.promise.catch(() => undefined)
}

/** INVARIANT: no job is taken before the sign of life is held, or it could be taken away again at once. */
function holdingLease(lease: Lease) {
  return {
    name: 'motlan-lease',
    version: '1.0.0',
    worker: {
      hooks: {
        startWorker: (_context: unknown, event: { worker: { workerPool: { id: string } } }) =>
          lease.hold(event.worker.workerPool.id),
      },
    },
  }
}

function caseIn(payload: unknown): string {
  const { caseId } = payload as { caseId: string } // Only `enqueue` makes jobs of this kind.
  return caseId
}
