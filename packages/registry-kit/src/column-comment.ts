import type { Bilingual } from '@motlan/kernel'
import { type Kysely, sql } from 'kysely'
import type { AnyAttribute, AnyReference, AnyRegistry, AnySubject } from './erased-definition.ts'

/** What a column of the database stands for. */
export interface MeantColumn {
  readonly table: string
  readonly column: string
  readonly comment: string
}

/** The comment of every column that the definition speaks of: the meaning in both languages, or why it is internal. */
export function columnComments(registry: AnyRegistry): readonly MeantColumn[] {
  const internal = Object.entries(registry.internal ?? {}).flatMap(([table, columns]) =>
    Object.entries(columns ?? {}).map(([column, why]) => ({
      table,
      column,
      comment: `internal: ${why}`,
    })),
  )
  const meant = Object.values(registry.subjects).flatMap((about) => [
    ...commentsOf(about.table, about),
    ...Object.values(about.groups ?? {}).flatMap((group) => commentsOf(about.table, group)),
    ...Object.values(about.collections ?? {}).flatMap((one) => commentsOf(one.table, one)),
  ])
  return [...meant, ...internal]
}

/** Writes the comments that differ from what the database has. */
export async function applyComments<DB>(
  database: Kysely<DB>,
  comments: readonly MeantColumn[],
): Promise<void> {
  const { rows } = await sql<MeantColumn>`
    select c.relname as "table", a.attname as "column", coalesce(col_description(c.oid, a.attnum), '') as "comment"
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`.execute(
    database,
  )
  const present = new Map(rows.map(({ table, column, comment }) => [`${table}.${column}`, comment]))
  for (const { table, column, comment } of comments) {
    const before = present.get(`${table}.${column}`)
    // A column that is not there is for the conformance suite to name, with its place in the definition.
    if (before === undefined || before === comment) continue
    await sql`comment on column ${sql.id('public', table, column)} is ${sql.lit(comment)}`.execute(
      database,
    )
  }
}

type Leaves = Pick<AnySubject, 'attributes' | 'references'>

function commentsOf(
  table: string,
  { attributes = {}, references = {} }: Leaves,
): readonly MeantColumn[] {
  const all: readonly (AnyAttribute | AnyReference)[] = [
    ...Object.values(attributes),
    ...Object.values(references),
  ]
  return all.map((one) => ({
    table: 'table' in one && one.table ? one.table : table,
    column: one.column,
    comment: bothLanguages(one.meaning),
  }))
}

function bothLanguages({ vi, en }: Bilingual): string {
  return `${vi} — ${en}`
}
