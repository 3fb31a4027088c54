import pg from 'pg'

const { builtins } = pg.types

const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<
  number,
  (text: string) => unknown
>([
  [builtins.DATE, (text) => text],
  [builtins.INT8, Number],
  [builtins.NUMERIC, Number],
  [builtins.TIMESTAMPTZ, isoInstant],
])

/** How column values arrive: dates as `2004-03-15`, bigint and numeric as numbers, instants as `2026-11-21T03:00:00Z`. */
export const columnParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format as 'text'),
}

/** PostgreSQL writes `2026-11-21 03:00:00.5+00`; the session's zone is UTC. */
function isoInstant(text: string): string {
  return text.replace(' ', 'T').replace(/\+00$/, 'Z')
}
