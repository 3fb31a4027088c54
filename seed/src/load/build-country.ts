import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { personaBlock } from '../personas/persona-block.ts'
import {
  builtInPersonas,
  type PersonaSource,
  personasAt,
  readPersonas,
} from '../personas/read-personas.ts'
import { type CountryOptions, planCountry } from '../plan.ts'
import { type Batch, batchOf, type Counts, nobody, sumOf } from './batch.ts'
import { batchesOf } from './batches.ts'
import { type CountryMark, generation } from './country-mark.ts'
import { type GroundTruth, openGroundTruth } from './ground-truth.ts'
import { openLoader, type RegistryLoader } from './registry-loader.ts'
import { type RegistryName, registryNames } from './registry-seeds.ts'

/** Where a country is built, and who is told. */
export interface BuildOptions extends CountryOptions {
  /** Addresses of the owners' roles; a registry that is left out is not touched. */
  readonly databases: Readonly<Partial<Record<RegistryName, string>>>
  /** Files of personas beside the built-in cast. */
  readonly personas?: readonly string[]
  /** Where the labels of all injected errors are written, one JSON object a line. */
  readonly groundTruth?: string
  readonly onProgress?: (progress: Progress) => void
  /** Gives up and leaves every database as it was. */
  readonly signal?: AbortSignal
  /** Threads that make people beside the one that loads; as many as processors, four at most, if left out. */
  readonly threads?: number
}

/** How far a country has come. */
export interface Progress {
  readonly phase: 'people' | 'indexes'
  /** Of `total` citizens. */
  readonly citizens: number
  readonly total: number
  readonly rows: number
  readonly milliseconds: number
}

/** A country that stands. */
export interface CountrySummary extends Counts {
  readonly rows: number
  readonly errors: number
  readonly milliseconds: number
}

/** Builds a country in all databases at once; what was in them is gone when it is finished, and only then. */
export async function buildCountry(options: BuildOptions): Promise<CountrySummary> {
  const { databases, onProgress, signal, groundTruth } = options
  const plan = planCountry(options)
  const sources = [builtInPersonas(), ...(options.personas ?? []).map(personasAt)]
  const cast = personaBlock(plan, readPersonas(sources, plan.units, plan.today))
  const wanted = registryNames.filter((name) => databases[name] !== undefined)
  const begun = performance.now()
  const truth = groundTruth === undefined ? undefined : await openGroundTruth(groundTruth)
  const loaders = await openAll(wanted, databases)
  try {
    let counts: Counts = nobody
    let rows = 0
    let errors = 0
    const tell = (phase: Progress['phase']) =>
      onProgress?.({
        phase,
        citizens: counts.citizens,
        total: plan.citizens,
        rows,
        milliseconds: performance.now() - begun,
      })
    const take = async (batch: Batch) => {
      signal?.throwIfAborted()
      await loadBatch(batch, loaders, truth)
      counts = sumOf(counts, batch.counts)
      rows += rowsOf(batch)
      errors += batch.errors.length
      tell('people')
    }
    await take(batchOf([cast], wanted))
    // Five databases take in no more than four threads make.
    const threads = options.threads ?? Math.min(4, availableParallelism())
    for await (const batch of batchesOf(plan, { threads, blocksPerBatch: 4, wanted }))
      await take(batch)
    tell('indexes')
    const { seed, citizens, today, errors: withErrors } = plan
    const mark: CountryMark = {
      generation,
      seed,
      citizens,
      today,
      errors: withErrors,
      personas: digestOf(sources),
      counts,
    }
    await allOf(loaders, (loader) => loader.complete(mark))
    await allOf(loaders, (loader) => loader.commit())
    await truth?.finish()
    return { ...counts, rows, errors, milliseconds: performance.now() - begun }
  } catch (cause) {
    await allOf(loaders, (loader) => loader.abandon())
    await truth?.abandon()
    throw cause
  }
}

async function openAll(
  wanted: readonly RegistryName[],
  databases: BuildOptions['databases'],
): Promise<Map<RegistryName, RegistryLoader>> {
  const opened = await Promise.allSettled(
    wanted.map((name) => openLoader(name, databases[name] ?? '')),
  )
  const loaders = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const failed = opened.find((one) => one.status === 'rejected')
  if (failed) {
    await Promise.all(loaders.map((loader) => loader.abandon()))
    throw failed.reason
  }
  return new Map(loaders.map((loader, index) => [wanted[index] as RegistryName, loader]))
}

/** Waits for all, whatever becomes of one: a connection must not be given up while a statement runs on it. */
async function allOf(
  loaders: ReadonlyMap<RegistryName, RegistryLoader>,
  work: (loader: RegistryLoader, name: RegistryName) => Promise<void>,
): Promise<void> {
  const done = await Promise.allSettled([...loaders].map(([name, loader]) => work(loader, name)))
  const failed = done.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}

/** All registries at once, and the next batch only when the slowest has taken this one. */
async function loadBatch(
  { tables, errors }: Batch,
  loaders: ReadonlyMap<RegistryName, RegistryLoader>,
  truth: GroundTruth | undefined,
): Promise<void> {
  await allOf(loaders, (loader, name) => loader.load(tables[name] ?? []))
  await truth?.write(errors)
}

function rowsOf({ tables }: Batch): number {
  return Object.values(tables).reduce(
    (sum, texts) => sum + texts.reduce((rows, text) => rows + text.rows, 0),
    0,
  )
}

function digestOf(sources: readonly PersonaSource[]): string {
  return createHash('sha256')
    .update(sources.map(({ text }) => text).join('\0'))
    .digest('hex')
}
