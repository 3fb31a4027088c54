import { migratePart } from '@motlan/migrations'
import { sql } from 'kysely'
import type pg from 'pg'

/**
 * Brings the tables of facts up to date, as the owner of the exchange database. The given role may read all of them and
 * add consents; of what is there it can change nothing but that a consent is withdrawn.
 */
export function migrateFacts(owner: pg.ClientConfig, role: string): Promise<void> {
  const app = sql.id(role)
  return migratePart({
    owner,
    part: 'facts',
    folder: new URL('../migrations/', import.meta.url),
    afterwards: async ({ db }) => {
      await sql`grant usage on schema facts to ${app}`.execute(db)
      await sql`grant select on all tables in schema facts to ${app}`.execute(db)
      await sql`grant insert on facts.consent to ${app}`.execute(db)
      await sql`grant update (withdrawn_at) on facts.consent to ${app}`.execute(db)
    },
  })
}
