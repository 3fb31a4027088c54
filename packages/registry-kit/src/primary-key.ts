import type { Row, Statement } from './database.ts'

const text = `
  select c.relname as "table", a.attname as "column"
  from pg_catalog.pg_constraint k
  join pg_catalog.pg_class c on c.oid = k.conrelid
  cross join lateral unnest(k.conkey) with ordinality as u(attnum, place)
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = u.attnum
  where k.contype = 'p' and c.relnamespace = 'public'::regnamespace
  order by c.relname, u.place`

/** The primary key of every table: the order of a collection ends with it. */
export async function primaryKeysOf(
  run: (statement: Statement) => Promise<readonly Row[]>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await run({ text, values: [] })
  const byTable = Map.groupBy(rows, ({ table }) => String(table))
  return new Map(
    [...byTable].map(([table, columns]) => [table, columns.map(({ column }) => String(column))]),
  )
}
