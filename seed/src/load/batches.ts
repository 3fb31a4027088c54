import { Worker } from 'node:worker_threads'
import type { CountryPlan } from '../plan.ts'
import type { Batch } from './batch.ts'
import type { BatchRequest, WorkerOptions } from './batch-worker.ts'
import type { RegistryName } from './registry-seeds.ts'

/** How a country is made in parallel. */
export interface Parallel {
  readonly threads: number
  readonly blocksPerBatch: number
  readonly wanted: readonly RegistryName[]
}

/**
 * The batches of a country in the order of its blocks, made by threads ahead of the reader. Each thread is at most two
 * batches ahead, so that memory does not grow with the country.
 */
export async function* batchesOf(
  plan: CountryPlan,
  { threads, blocksPerBatch, wanted }: Parallel,
): AsyncGenerator<Batch> {
  const count = Math.ceil(plan.blocks / blocksPerBatch)
  const { seed, citizens, today, errors } = plan
  const options: WorkerOptions = { country: { seed, citizens, today, errors }, wanted }
  const makers = Array.from({ length: Math.min(threads, count) }, () => maker(options))
  const ask = (batch: number) => {
    const from = batch * blocksPerBatch + 1
    makers[batch % makers.length]?.ask({
      from,
      to: Math.min(plan.blocks, from + blocksPerBatch - 1),
    })
  }
  const ahead = makers.length * 2
  try {
    for (let batch = 0; batch < Math.min(count, ahead); batch++) ask(batch)
    for (let batch = 0; batch < count; batch++) {
      yield await (makers[batch % makers.length] as Maker).next()
      if (batch + ahead < count) ask(batch + ahead)
    }
  } finally {
    await Promise.all(makers.map(({ stop }) => stop()))
  }
}

/** A thread that answers in the order it was asked. */
interface Maker {
  readonly ask: (request: BatchRequest) => void
  readonly next: () => Promise<Batch>
  readonly stop: () => Promise<void>
}

function maker(options: WorkerOptions): Maker {
  const worker = new Worker(new URL('./batch-worker.ts', import.meta.url), {
    workerData: options,
    // A block dies as soon as it is written down; with room for a few of them hardly anything is copied by the collector.
    resourceLimits: { maxYoungGenerationSizeMb: 48 },
  })
  const made: Batch[] = []
  let failure: Error | undefined
  let wake: (() => void) | undefined
  worker.on('message', (batch: Batch) => {
    made.push(batch)
    wake?.()
  })
  worker.on('error', (error: Error) => {
    failure = error
    wake?.()
  })
  return {
    ask: (request: BatchRequest) => worker.postMessage(request),
    next: async (): Promise<Batch> => {
      for (;;) {
        const batch = made.shift()
        if (batch) return batch
        if (failure) throw failure
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    stop: async () => {
      await worker.terminate()
    },
  }
}
