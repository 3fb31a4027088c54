import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { registryNames } from '../src/index.ts'
import type { Batch } from '../src/load/batch.ts'

/** Makes so many people four blocks at a time in a thread with little memory. */
async function madeWithin(megabytes: number, citizens: number): Promise<number> {
  const worker = new Worker(new URL('../src/load/batch-worker.ts', import.meta.url), {
    workerData: { country: { seed: 1, citizens }, wanted: registryNames },
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 },
  })
  try {
    let people = 0
    for (let from = 1; from <= citizens / 1000; from += 4) {
      worker.postMessage({ from, to: from + 3 })
      const [batch] = (await once(worker, 'message')) as [Batch]
      people += batch.counts.citizens
    }
    return people
  } finally {
    await worker.terminate()
  }
}

test('a country four times as large takes no more memory', async () => {
  expect(await madeWithin(110, 8000)).toBe(8000)
  expect(await madeWithin(110, 32_000)).toBe(32_000)
}, 240_000)

test('a thread that runs out of memory fails instead of hanging', async () => {
  await expect(madeWithin(12, 8000)).rejects.toThrow('memory')
})
