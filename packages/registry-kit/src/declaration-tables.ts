import { type Kysely, sql } from 'kysely'

/**
 * What every registry keeps about declarations, in a schema of its own: no attribute is read from it. `declared` has the
 * answer under the ID of each declaration; `change` is the outbox: what changed about whom, without the values.
 */
export const declarationTables = `
  create schema if not exists declaration;
  create table if not exists declaration.declared (
    declaration_id text primary key,
    mutation text not null,
    -- Digest of the input: the same ID with another input is a mistake.
    input text not null,
    answer jsonb not null,
    agency text not null,
    case_id text,
    at timestamptz not null
  );
  create table if not exists declaration.change (
    seq bigint generated always as identity primary key,
    at timestamptz not null,
    declaration_id text not null references declaration.declared,
    subject text not null,
    subject_id text not null,
    attributes text[] not null
  );
  create sequence if not exists declaration.entry_number;
  comment on table declaration.declared is 'internal: makes a declaration that is sent again the same declaration';
  comment on table declaration.change is 'internal: tells subscribers what changed, not what it changed to';
`

/** Creates what is missing, for a database that has been made without a registrar; run as the owner. */
export async function prepareDeclarations<DB>(database: Kysely<DB>): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('motlan declarations'))`.execute(transaction)
    await sql.raw(declarationTables).execute(transaction)
  })
}
