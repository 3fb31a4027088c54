import { readdir, readFile } from 'node:fs/promises'
import { Refusal } from '@motlan/kernel'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import { makePartitions } from './partitions.ts'

/** Where the tables of the ledger are written down. */
const folder = new URL('../migrations/', import.meta.url)

/** Every table and view of the ledger. */
const relations = [
  'ledger_identity',
  'ledger_log',
  'ledger_batch',
  'clause',
  'decision',
  'part',
  'control_entry',
  'tile',
  'checkpoint',
  'attestation',
  'subject_key',
  'erasure',
  'officer',
  'ledger_probe',
  'disclosure',
  'withheld',
]

/**
 * Brings the tables of the ledger up to date, as the owner of the exchange database, and lets the given role add to
 * them and read them: nobody but the owner can change or remove what is recorded. Partitions are made for a year from
 * `at` on.
 */
export async function migrateLedger(
  owner: pg.ClientConfig,
  role: string,
  at = new Date(),
): Promise<void> {
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ ...owner, max: 1 }) }),
  })
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: readMigrations },
      // The exchange database holds more than the ledger, each part with a history of its own.
      migrationTableSchema: 'migration',
      migrationTableName: 'ledger_migration',
      migrationLockTableName: 'ledger_migration_lock',
    })
    const { error } = await migrator.migrateToLatest()
    if (error) throw failed(error)
    await makePartitions(db, at)
    await sql`grant insert, select on ${sql.join(relations.map((name) => sql.table(name)))} to ${sql.id(role)}`.execute(
      db,
    )
    // The one row that is written over and over, to learn whether a commit reaches the disk.
    await sql`grant update on ledger_probe to ${sql.id(role)}`.execute(db)
  } finally {
    await db.destroy()
  }
}

/** PostgreSQL's own words: they are about tables and roles, there is no data yet. */
function failed(cause: unknown): Refusal {
  const reason = cause instanceof Error && cause.message ? cause.message : undefined
  return new Refusal(
    'DATABASE_UNREACHABLE',
    'ledger tables',
    reason ? { reason, cause } : { cause },
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
