import { registries } from '@motlan/catalogue'

/** The registries of the sandbox, in the order of their ports. */
export const registryNames: readonly string[] = registries.map(({ name }) => name)
