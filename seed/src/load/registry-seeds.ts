import { seed as business } from '@motlan/business/seed'
import { seed as finance } from '@motlan/finance/seed'
import { seed as insurance } from '@motlan/insurance/seed'
import { seed as land } from '@motlan/land/seed'
import { seed as population } from '@motlan/population/seed'
import type { CountryBlock } from '@motlan/registry-kit/country'

/** How a block looks in the tables of each registry. */
export const registrySeeds = {
  population,
  land,
  business,
  finance,
  insurance,
} as const satisfies Record<
  string,
  (block: CountryBlock) => Readonly<Record<string, readonly object[]>>
>

export type RegistryName = keyof typeof registrySeeds

export const registryNames = Object.keys(registrySeeds) as readonly RegistryName[]
