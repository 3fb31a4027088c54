import { loadAgreements } from '@motlan/agreements'
import { oneSource, registries } from '@motlan/catalogue'
import { compilePolicy, type Policy } from '@motlan/policy'

/** The shipped agreements, compiled against what the registries hold; a fault in any of them is refused with its place. */
export async function loadedPolicy(): Promise<Policy> {
  return compilePolicy({ ...(await loadAgreements()), vocabulary: oneSource(registries) })
}
