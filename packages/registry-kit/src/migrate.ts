import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from '@motlan/kernel'
import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
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
  const applied = await migrateSql(database.kysely, folder)
  await applyComments(database.kysely, columnComments(registry))
  return applied
}

/** Runs the `.sql` files of a folder that have not been run on this database, each in a transaction of its own. */
export async function migrateSql<DB>(
  database: Kysely<DB>,
  folder: URL,
): Promise<readonly string[]> {
  const migrator = new Migrator({
    db: database,
    provider: sqlFiles(folder),
    // Out of sight of the role that looks things up.
    migrationTableSchema: 'migration',
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  const failed = results.find(({ status }) => status === 'Error')
  if (error !== undefined) {
    const place = failed
      ? `migration ${failed.migrationName}`
      : `migrations in ${folder.pathname.split('/').slice(-3).join('/')}`
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal('DEFINITION_INVALID', place, {
      reason,
      cause: error,
      fix: 'correct the migration, or restore the database',
    })
  }
  return results.map(({ migrationName }) => migrationName)
}

function sqlFiles(folder: URL): MigrationProvider {
  return {
    getMigrations: async () => {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
      return Object.fromEntries(
        names.map((name) => [name.slice(0, -'.sql'.length), fromFile(folder, name)]),
      )
    },
  }
}

function fromFile(folder: URL, name: string): Migration {
  return {
    up: async (database) => {
      const text = await readFile(join(fileURLToPath(folder), name), 'utf8')
      await sql.raw(text).execute(database)
    },
  }
}
