import { digest } from '@motlan/kernel'
import { type Kysely, sql } from 'kysely'
import type { RegistryDatabase, Row } from './database.ts'

/** Where rows are found by the ID of a subject. */
export interface Place {
  /** Equal places have equal ids: what is asked of one place in one tick becomes one statement. */
  readonly id: string
  readonly table: string
  /** The column that holds the ID. */
  readonly by: string
  /** Set where one ID has several rows: what they are sorted by; the primary key breaks ties. */
  readonly sorted?: { readonly order?: string }
}

/** Names a place. */
export function placeOf(table: string, by: string, sorted?: { readonly order?: string }): Place {
  const id = [table, by, sorted ? `sorted ${sorted.order ?? ''}` : 'single'].join(' ')
  return sorted ? { id, table, by, sorted } : { id, table, by }
}

/** Finds the rows of many IDs with one statement that selects the ID and these columns, nothing else. */
export type FindRows = (
  ids: readonly string[],
  columns: readonly string[],
) => Promise<readonly Row[]>

interface Compiled {
  readonly name?: string
  readonly text: string
}

// Each distinct column set is prepared on every connection and stays there: past this many, statements go unprepared.
const preparedAtMost = 500

/** The statements on one place, their text compiled once per column set. */
export function statementsOn<DB>(database: RegistryDatabase<DB>, place: Place): FindRows {
  const texts = new Map<string, Compiled>()
  // The columns of a selection that is asked again are the same array again.
  const known = new WeakMap<readonly string[], Compiled>()

  const statementFor = async (columns: readonly string[]): Promise<Compiled> => {
    const wanted = [...new Set(columns)].sort()
    const key = wanted.join()
    const statement =
      texts.get(key) ?? (await compiled(database, place, wanted, texts.size < preparedAtMost))
    if (statement.name) texts.set(key, statement)
    known.set(columns, statement)
    return statement
  }

  return async (ids, columns) => {
    const { name, text } = known.get(columns) ?? (await statementFor(columns))
    return database.run(name ? { name, text, values: [ids] } : { text, values: [ids] })
  }
}

async function compiled<DB>(
  database: RegistryDatabase<DB>,
  { table, by, sorted }: Place,
  columns: readonly string[],
  prepare: boolean,
): Promise<Compiled> {
  // Table and column names were checked against the row types when the definition was written.
  const kysely = database.kysely as unknown as Kysely<Record<string, Record<string, unknown>>>
  const order = sorted ? await orderOf(database, table, by, sorted.order) : []
  let query = kysely
    .selectFrom(table)
    .select([...new Set([by, ...columns])])
    // The value is only the placeholder of the IDs that come with each call.
    .where(by, '=', sql<never>`any(${''}::text[])`)
  for (const column of order) query = query.orderBy(column)
  const text = query.compile().sql
  return prepare ? { name: `m${digest(text).slice(0, 20)}`, text } : { text }
}

async function orderOf<DB>(
  database: RegistryDatabase<DB>,
  table: string,
  by: string,
  order: string | undefined,
): Promise<readonly string[]> {
  const primaryKey = (await database.primaryKeys()).get(table) ?? []
  return [...new Set([by, ...(order ? [order] : []), ...primaryKey])]
}
