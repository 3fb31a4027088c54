import type { CountryBlock, ErrorLabel } from '@motlan/registry-kit/country'
import { makeBlock } from '../block.ts'
import type { CountryPlan } from '../plan.ts'
import { type CopyText, copyTexts } from './copy-text.ts'
import { type RegistryName, registrySeeds } from './registry-seeds.ts'

/** Some blocks in a row, ready to be loaded. */
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

/** Makes the blocks `from` to `to`, both included, and writes them down for the registries that are wanted. */
export function makeBatch(
  plan: CountryPlan,
  from: number,
  to: number,
  wanted: readonly RegistryName[],
): Batch {
  const batches: Batch[] = []
  for (let index = from; index <= to; index++) batches.push(batchOf(makeBlock(plan, index), wanted))
  return joined(batches)
}

/** One block as a batch. */
export function batchOf(block: CountryBlock, wanted: readonly RegistryName[]): Batch {
  const { persons, households, firms, householdBusinesses, plots, errors } = block
  const deceased = persons.filter(({ death }) => death !== null).length
  return {
    tables: Object.fromEntries(wanted.map((name) => [name, copyTexts(registrySeeds[name](block))])),
    errors,
    counts: {
      citizens: persons.length - deceased,
      deceased,
      households: households.length,
      businesses: firms.filter(({ kind }) => kind !== 'PUBLIC_UNIT').length,
      householdBusinesses: householdBusinesses.length,
      parcels: plots.length,
    },
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

/** Tables of several blocks as one: a COPY has a price of its own, whatever it carries. */
function joined(batches: readonly Batch[]): Batch {
  const names = Object.keys(batches[0]?.tables ?? {}) as RegistryName[]
  return {
    tables: Object.fromEntries(
      names.map((name) => [name, joinedTexts(batches.flatMap(({ tables }) => tables[name] ?? []))]),
    ),
    errors: batches.flatMap(({ errors }) => errors),
    counts: batches.map(({ counts }) => counts).reduce(sumOf),
  }
}

function joinedTexts(texts: readonly CopyText[]): CopyText[] {
  return [...Map.groupBy(texts, ({ table, columns }) => `${table} ${columns.join()}`).values()].map(
    (parts) => {
      const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.bytes.length, 0))
      let offset = 0
      for (const part of parts) {
        bytes.set(part.bytes, offset)
        offset += part.bytes.length
      }
      const { table, columns } = parts[0] as CopyText
      return { table, columns, rows: parts.reduce((sum, part) => sum + part.rows, 0), bytes }
    },
  )
}
