import { parentPort, workerData } from 'node:worker_threads'
import { type CountryOptions, planCountry } from '../plan.ts'
import { type Batch, makeBatch } from './batch.ts'
import type { RegistryName } from './registry-seeds.ts'

/** What a worker is started with. */
export interface WorkerOptions {
  readonly country: CountryOptions
  readonly wanted: readonly RegistryName[]
}

/** What a worker is asked: a range of blocks, both ends included. */
export interface BatchRequest {
  readonly from: number
  readonly to: number
}

// Only what this process itself sends arrives here.
const { country, wanted } = workerData as WorkerOptions
const plan = planCountry(country)

parentPort?.on('message', ({ from, to }: BatchRequest) => {
  const batch: Batch = makeBatch(plan, from, to, wanted)
  const buffers = Object.values(batch.tables).flatMap((texts) =>
    texts.map(({ bytes }) => bytes.buffer),
  )
  parentPort?.postMessage(batch, buffers)
})
