import { loadOperations } from '@motlan/agreements'
import { Refusal } from '@motlan/kernel'
import { vocabulary } from './policy-folder.ts'
import { registriesAsked } from './registries-asked.ts'
import type { ReadOperation } from './sufficiency.ts'

/** The operations of a folder with what each of them asks; one that a gateway would refuse is refused by its file. */
export async function readOperations(folder: string): Promise<readonly ReadOperation[]> {
  const operations = await loadOperations(folder)
  if (operations.length === 0) return []
  const read = registriesAsked()
  return operations.map((operation) => {
    try {
      // An identifier comes with whatever else is asked: it is no attribute of its own.
      const asks = read(operation.text).filter(({ attribute }) => vocabulary.has(attribute))
      return { ...operation, asks }
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause
      const { code, reason, fix } = cause
      throw new Refusal(code, operation.file, { reason, fix, cause })
    }
  })
}
