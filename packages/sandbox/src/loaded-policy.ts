import { loadAgreements } from '@motlan/agreements'
import { oneSource, registries } from '@motlan/catalogue'
import { type CompiledPolicy, compilePolicy } from '@motlan/policy'

/** The shipped agreements, compiled against what the registries hold; a fault in any of them is refused with its place. */
export async function loadedPolicy(): Promise<CompiledPolicy> {
  return compilePolicy({ ...(await loadAgreements()), vocabulary: oneSource(registries) })
}
