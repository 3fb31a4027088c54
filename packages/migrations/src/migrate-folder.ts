import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from '@motlan/kernel'
import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'

/**
 * Runs the `.sql` files of a folder that have not been run on this database, in the order of their names, each in a
 * transaction of its own, and answers with those it has run. A part of a database that several share keeps a history of
 * its own. Throws DEFINITION_INVALID of a file that fails, and of a folder that is not the one this database came from.
 */
export async function migrateFolder<DB>(
  db: Kysely<DB>,
  folder: URL,
  part?: string,
): Promise<readonly string[]> {
  const migrator = new Migrator({
    db,
    provider: sqlFiles(folder),
    // Out of sight of the roles that look things up.
    migrationTableSchema: 'migration',
    ...(part !== undefined && {
      migrationTableName: `${part}_migration`,
      migrationLockTableName: `${part}_migration_lock`,
    }),
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error === undefined) return results.map(({ migrationName }) => migrationName)
  const failed = results.find(({ status }) => status === 'Error')
  throw new Refusal(
    'DEFINITION_INVALID',
    failed
      ? `migration ${failed.migrationName}`
      : `migrations in ${folder.pathname.split('/').slice(-3).join('/')}`,
    {
      reason: error instanceof Error ? error.message : String(error),
      cause: error,
      fix: 'correct the migration, or restore the database',
    },
  )
}

function sqlFiles(folder: URL): MigrationProvider {
  return {
    getMigrations: async () => {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
      return Object.fromEntries(
        names.map((name) => [
          name.slice(0, -'.sql'.length),
          fromFile(join(fileURLToPath(folder), name)),
        ]),
      )
    },
  }
}

function fromFile(file: string): Migration {
  return {
    up: async (db) => {
      await sql.raw(await readFile(file, 'utf8')).execute(db)
    },
  }
}
