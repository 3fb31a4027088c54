import { readdir, readFile } from 'node:fs/promises'
import { Refusal } from '@motlan/kernel'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'

/** Where the tables are written down. */
const folder = new URL('../migrations/', import.meta.url)

/**
 * Brings the tables of facts up to date, as the owner of the exchange database. The given role may read all of them and
 * add consents; of what is there it can change nothing but that a consent is withdrawn.
 */
export async function migrateFacts(owner: pg.ClientConfig, role: string): Promise<void> {
  const pool = new pg.Pool({ ...owner, max: 1 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: readMigrations },
      // The exchange database holds more than facts, each part with a history of its own.
      migrationTableSchema: 'migration',
      migrationTableName: 'facts_migration',
      migrationLockTableName: 'facts_migration_lock',
    })
    const { error } = await migrator.migrateToLatest()
    if (error) throw failed(error)
    const app = sql.id(role)
    await sql`grant usage on schema facts to ${app}`.execute(db)
    await sql`grant select on all tables in schema facts to ${app}`.execute(db)
    await sql`grant insert on facts.consent to ${app}`.execute(db)
    await sql`grant update (withdrawn_at) on facts.consent to ${app}`.execute(db)
  } finally {
    await db.destroy()
  }
}

function failed(cause: unknown): Refusal {
  const reason = cause instanceof Error && cause.message ? cause.message : undefined
  return new Refusal(
    'DATABASE_UNREACHABLE',
    'tables of facts',
    reason === undefined ? { cause } : { reason, cause },
  )
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const migrations = await Promise.all(
    files.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      const up = async (db: Kysely<unknown>) => {
        await sql.raw(text).execute(db)
      }
      return [name.replace(/\.sql$/, ''), { up }] as const
    }),
  )
  return Object.fromEntries(migrations)
}
