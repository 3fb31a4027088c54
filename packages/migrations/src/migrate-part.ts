import { Refusal } from '@motlan/kernel'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { migrateFolder } from './migrate-folder.ts'

/** One part of a database that several parts share. */
export interface Part {
  /** As whom: the owner of the database. */
  readonly owner: pg.ClientConfig
  readonly part: string
  /** The folder of its `.sql` files. */
  readonly folder: URL
  /** What is done each time, when the tables are there: what roles may do with them. */
  readonly afterwards: (open: {
    readonly db: Kysely<unknown>
    readonly pool: pg.Pool
  }) => Promise<unknown>
}

/** Brings the tables of one part up to date. Throws DATABASE_UNREACHABLE, or what `migrateFolder` throws. */
export async function migratePart({ owner, part, folder, afterwards }: Part): Promise<void> {
  const pool = new pg.Pool({ ...owner, max: 1 })
  // A connection that is lost is an error of the statement on it, and of nobody else.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await reach(pool, part)
    await migrateFolder(db, folder, part)
    await afterwards({ db, pool })
  } finally {
    await db.destroy()
  }
}

/** PostgreSQL's own words: they are about hosts and roles, there is no data yet. */
async function reach(pool: pg.Pool, part: string): Promise<void> {
  try {
    await pool.query('select 1')
  } catch (cause) {
    const reason = cause instanceof Error && cause.message ? { reason: cause.message } : {}
    throw new Refusal('DATABASE_UNREACHABLE', `tables of ${part}`, { ...reason, cause })
  }
}
