import { business } from '@motlan/business/definition'
import { finance } from '@motlan/finance/definition'
import { insurance } from '@motlan/insurance/definition'
import { land } from '@motlan/land/definition'
import { population } from '@motlan/population/definition'
import type { AttributeName } from '@motlan/registry-kit/definition'

/** The registries of the sandbox. One more registry is one folder and one line here. */
export const registries = [population, land, business, finance, insurance] as const

/** The name of every attribute in the sandbox: the vocabulary of agreements, grants and disclosures. */
export type KnownAttribute = AttributeName<(typeof registries)[number]>
