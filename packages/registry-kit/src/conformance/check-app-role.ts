import { Refusal } from '@motlan/kernel'
import { type Kysely, sql } from 'kysely'

/** Throws where the role behind this connection may do more in its database than read tables. */
export async function checkAppRole<DB>(app: Kysely<DB>): Promise<void> {
  const { rows } = await sql<{ place: string; may: string }>`
    select 'table ' || c.relname as place, privilege as may
    from pg_class c, unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as privilege
    where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
      and has_table_privilege(c.oid, privilege)
    union all
    select 'schema ' || nspname, 'CREATE' from pg_namespace where has_schema_privilege(oid, 'CREATE')
    union all
    select 'database', privilege from unnest(array['CREATE', 'TEMP']) as privilege
    where has_database_privilege(current_database(), privilege)
    union all
    select 'role ' || rolname, 'be or become it' from pg_roles
    where rolname <> current_user and pg_has_role(current_user, oid, 'MEMBER')
    union all
    select 'cluster', 'rule it' from pg_roles
    where rolname = current_user and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)`.execute(
    app,
  )
  const [first] = rows
  if (first) {
    throw new Refusal('CONFIGURATION_INVALID', `app role, ${first.place}`, {
      reason: `it may ${first.may}, and should only read`,
      fix: 'connect as the app role that createDatabase makes',
    })
  }
}
