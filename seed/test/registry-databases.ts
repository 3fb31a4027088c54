import * as business from '@motlan/business'
import * as finance from '@motlan/finance'
import * as insurance from '@motlan/insurance'
import * as land from '@motlan/land'
import * as population from '@motlan/population'
import type { AnyRegistry } from '@motlan/registry-kit/definition'
import { type TestDatabase, testDatabase } from '@motlan/registry-kit/testing'
import type { RegistryName } from '../src/index.ts'

/** Migrated, empty databases of all five registries. */
export interface RegistryDatabases {
  readonly ownerUrls: Readonly<Record<RegistryName, string>>
  readonly of: Readonly<Record<RegistryName, TestDatabase<Readonly<Record<string, object>>>>>
  readonly drop: () => Promise<void>
}

const modules: Readonly<
  Record<RegistryName, { readonly definition: AnyRegistry; readonly migrations: URL }>
> = {
  population: { definition: population.population, migrations: population.migrations },
  land: { definition: land.land, migrations: land.migrations },
  business: { definition: business.business, migrations: business.migrations },
  finance: { definition: finance.finance, migrations: finance.migrations },
  insurance: { definition: insurance.insurance, migrations: insurance.migrations },
}

/** Makes the databases in the cluster of this run. */
export async function registryDatabases(adminUrl: string): Promise<RegistryDatabases> {
  const entries = await Promise.all(
    Object.entries(modules).map(
      async ([name, module]) =>
        [name, await testDatabase<Readonly<Record<string, object>>>(module, adminUrl)] as const,
    ),
  )
  const urls = Object.fromEntries(entries.map(([name, { ownerUrl }]) => [name, ownerUrl]))
  return {
    // Entries of a record of all registries give a record of all registries.
    ownerUrls: urls as Record<RegistryName, string>,
    of: Object.fromEntries(entries) as Record<
      RegistryName,
      TestDatabase<Readonly<Record<string, object>>>
    >,
    drop: async () => {
      await Promise.all(entries.map(([, { drop }]) => drop()))
    },
  }
}
