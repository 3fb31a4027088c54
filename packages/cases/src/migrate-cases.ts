import { readdir, readFile } from 'node:fs/promises'
import { Refusal } from '@motlan/kernel'
import { runMigrations } from 'graphile-worker'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import { quietLogger } from './effects/worker-log.ts'

/** Where the tables of cases are written down. */
const folder = new URL('../migrations/', import.meta.url)

/**
 * Brings the tables of cases and of the job queue up to date, as the owner of the exchange database, and lets the given
 * role work with them.
 */
export async function migrateCases(owner: pg.ClientConfig, role: string): Promise<void> {
  const pool = new pg.Pool({ ...owner, max: 1 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: readMigrations },
      // The exchange database holds more than cases, each part with a history of its own.
      migrationTableSchema: 'migration',
      migrationTableName: 'cases_migration',
      migrationLockTableName: 'cases_migration_lock',
    })
    const { error } = await migrator.migrateToLatest()
    if (error) throw error
    await runMigrations({ pgPool: pool, logger: quietLogger })
    await grantTo(db, role)
  } catch (cause) {
    const reason = cause instanceof Error && cause.message ? { reason: cause.message } : {}
    throw new Refusal('DATABASE_UNREACHABLE', 'case tables', { ...reason, cause })
  } finally {
    await db.destroy()
  }
}

async function grantTo(db: Kysely<unknown>, role: string): Promise<void> {
  const app = sql.id(role)
  for (const schema of ['cases', 'graphile_worker'].map((name) => sql.id(name))) {
    await sql`grant usage on schema ${schema} to ${app}`.execute(db)
    await sql`grant select, insert, update, delete on all tables in schema ${schema} to ${app}`.execute(
      db,
    )
    await sql`grant usage, select on all sequences in schema ${schema} to ${app}`.execute(db)
  }
  // The queue's tables show their rows to their owner alone until somebody is named.
  for (const name of ['jobs', 'job_queues', 'tasks', 'known_crontabs']) {
    const table = sql.table(`graphile_worker._private_${name}`)
    await sql`drop policy if exists cases on ${table}`.execute(db)
    await sql`create policy cases on ${table} to ${app} using (true) with check (true)`.execute(db)
  }
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
