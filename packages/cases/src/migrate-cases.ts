import { migratePart } from '@motlan/migrations'
import { runMigrations } from 'graphile-worker'
import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import { quietLogger } from './effects/worker-log.ts'

/**
 * Brings the tables of cases and of the job queue up to date, as the owner of the exchange database, and lets the given
 * role work with them.
 */
export function migrateCases(owner: pg.ClientConfig, role: string): Promise<void> {
  return migratePart({
    owner,
    part: 'cases',
    folder: new URL('../migrations/', import.meta.url),
    afterwards: async ({ db, pool }) => {
      await runMigrations({ pgPool: pool, logger: quietLogger })
      await grantTo(db, role)
    },
  })
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
