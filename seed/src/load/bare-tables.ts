import pg from 'pg'

/** Keys, unique and foreign keys and indexes of a schema, as statements that take them off and put them back. */
export interface Trimmings {
  readonly off: readonly string[]
  /** Keys and indexes first, foreign keys last: they are checked against the keys. */
  readonly on: readonly string[]
}

/** A table's name, quoted. */
export const quoted = pg.escapeIdentifier

/**
 * Reads from the catalogue what PostgreSQL would otherwise maintain row by row while a country is loaded. CHECK
 * constraints and domains stay on: every row is held against them.
 */
export async function trimmingsOf(client: pg.Client): Promise<Trimmings> {
  const constraints = await client.query<{
    table: string
    name: string
    type: string
    definition: string
  }>(`
    select c.relname as table, k.conname as name, k.contype as type, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and k.contype in ('p', 'u', 'x', 'f')
    order by k.contype = 'f', c.relname, k.conname`)
  const indexes = await client.query<{ name: string; definition: string }>(`
    select i.relname as name, pg_get_indexdef(i.oid) as definition
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = i.relnamespace
    where n.nspname = 'public' and not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))
    order by i.relname`)
  const drop = constraints.rows.map(
    ({ table, name }) => `alter table ${quoted(table)} drop constraint ${quoted(name)}`,
  )
  const add = constraints.rows.map(
    ({ table, name, definition }) =>
      `alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`,
  )
  const keys = constraints.rows.filter(({ type }) => type !== 'f').length
  return {
    off: [...drop.toReversed(), ...indexes.rows.map(({ name }) => `drop index ${quoted(name)}`)],
    on: [
      ...add.slice(0, keys),
      ...indexes.rows.map(({ definition }) => definition),
      ...add.slice(keys),
    ],
  }
}

/** The tables of the schema. */
export async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') order by c.relname`,
  )
  return rows.map(({ name }) => name)
}
