import { migrateFolder } from '@motlan/migrations'
import { applyComments, columnComments } from './column-comment.ts'
import type { RegistryDatabase } from './database.ts'
import { prepareDeclarations } from './declaration-tables.ts'
import { applyDomains, domainsOf } from './domain.ts'
import type { AnyRegistry } from './erased-definition.ts'

/**
 * Brings a registry's database up to date: domains from the definition, then the `.sql` files of the folder in the
 * order of their names, each once, then the comments of columns. Run it as the owner. Returns what was applied.
 */
export async function migrate<DB>(
  registry: AnyRegistry,
  database: RegistryDatabase<DB>,
  folder: URL,
): Promise<readonly string[]> {
  await database.ping()
  await applyDomains(database.kysely, domainsOf(registry))
  await prepareDeclarations(database.kysely)
  const applied = await migrateFolder(database.kysely, folder)
  await applyComments(database.kysely, columnComments(registry))
  return applied
}
