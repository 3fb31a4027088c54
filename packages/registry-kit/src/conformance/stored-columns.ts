import { type Kysely, sql } from 'kysely'

/** One column as PostgreSQL has it. */
export interface StoredColumn {
  readonly table: string
  readonly column: string
  /** The type, and if that is a domain, what the domain is made of: `admin_unit_version`, `month`, `text`. */
  readonly types: readonly string[]
  readonly comment: string | null
  /** Place in the primary key, from 1; null outside it. */
  readonly keyPlace: number | null
  /** `r` for a table of this database, `f` for one of somewhere else. */
  readonly kind: string
}

/** Every column of every table in the schema `public`, read from the catalogue of the database itself. */
export async function storedColumns<DB>(database: Kysely<DB>): Promise<readonly StoredColumn[]> {
  const { rows } = await sql<StoredColumn>`
    with recursive made_of as (
      select oid as top, oid, typbasetype, 1 as depth from pg_type
      union all
      select m.top, t.oid, t.typbasetype, m.depth + 1 from made_of m join pg_type t on t.oid = m.typbasetype
    )
    select c.relname as "table", a.attname as "column",
      (select array_agg(format_type(m.oid, null) order by m.depth) from made_of m where m.top = a.atttypid) as "types",
      col_description(c.oid, a.attnum) as "comment", c.relkind as "kind",
      array_position(k.conkey::int[], a.attnum::int) as "keyPlace"
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f', 'v', 'm')
      and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`.execute(database)
  return rows
}
