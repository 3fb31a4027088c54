import type { CountryBlock, ErrorLabel } from '@motlan/registry-kit/country'
import { makeBlock } from '../block.ts'
import type { CountryPlan } from '../plan.ts'
import { type CopyText, type CopyWriter, copyWriter } from './copy-text.ts'
import { type RegistryName, registrySeeds } from './registry-seeds.ts'

/** Some blocks in a row, ready to be loaded: a COPY has a price of its own, whatever it carries. */
export interface Batch {
  readonly tables: Readonly<Partial<Record<RegistryName, readonly CopyText[]>>>
  readonly errors: readonly ErrorLabel[]
  readonly counts: Counts
}

/** What a country consists of, in numbers. */
export interface Counts {
  readonly citizens: number
  readonly deceased: number
  readonly households: number
  readonly businesses: number
  readonly householdBusinesses: number
  readonly parcels: number
}

/** Nobody yet. */
export const nobody: Counts = {
  citizens: 0,
  deceased: 0,
  households: 0,
  businesses: 0,
  householdBusinesses: 0,
  parcels: 0,
}

/** Makes the blocks `from` to `to`, both included, and writes them down for the registries that are wanted. */
export function makeBatch(
  plan: CountryPlan,
  from: number,
  to: number,
  wanted: readonly RegistryName[],
): Batch {
  const indexes = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return batchOf(
    indexes.values().map((index) => makeBlock(plan, index)),
    wanted,
  )
}

/** Blocks as one batch. */
export function batchOf(blocks: Iterable<CountryBlock>, wanted: readonly RegistryName[]): Batch {
  const writers = wanted.map((name): readonly [RegistryName, CopyWriter] => [name, copyWriter()])
  const errors: ErrorLabel[] = []
  let counts = nobody
  for (const block of blocks) {
    for (const [name, writer] of writers) writer.add(registrySeeds[name](block))
    errors.push(...block.errors)
    counts = sumOf(counts, countsOf(block))
  }
  return {
    tables: Object.fromEntries(writers.map(([name, writer]) => [name, writer.texts()])),
    errors,
    counts,
  }
}

/** The counts of both. */
export function sumOf(one: Counts, other: Counts): Counts {
  return {
    citizens: one.citizens + other.citizens,
    deceased: one.deceased + other.deceased,
    households: one.households + other.households,
    businesses: one.businesses + other.businesses,
    householdBusinesses: one.householdBusinesses + other.householdBusinesses,
    parcels: one.parcels + other.parcels,
  }
}

function countsOf({
  persons,
  households,
  firms,
  householdBusinesses,
  plots,
}: CountryBlock): Counts {
  const deceased = persons.filter(({ death }) => death !== null).length
  return {
    citizens: persons.length - deceased,
    deceased,
    households: households.length,
    businesses: firms.filter(({ kind }) => kind !== 'PUBLIC_UNIT').length,
    householdBusinesses: householdBusinesses.length,
    parcels: plots.length,
  }
}
