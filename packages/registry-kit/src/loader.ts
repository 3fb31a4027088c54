import DataLoader from 'dataloader'
import type { RegistryDatabase, Row } from './database.ts'
import type { RequestScope } from './request-scope.ts'
import { type FindRows, type Place, statementsOn } from './statement.ts'
import { unrecordedSlot } from './subject-shape.ts'

/** What one selection needs of a subject: columns of its own table, and rows of others. */
export interface Wanted {
  readonly columns: readonly string[]
  readonly nests: readonly Nest[]
}

/** Rows about a subject in another table, and under which name they are kept on the subject's row. */
export interface Nest {
  readonly slot: string
  readonly place: Place
  readonly columns: readonly string[]
}

/** Finds subjects by ID: one place per ID, in the same order; null where the registry has no such subject. */
export type Load = (
  ids: readonly string[],
  wanted: Wanted,
  scope: RequestScope,
) => Promise<readonly (Row | null)[]>

type RowsById = ReadonlyMap<string, readonly Row[]>

interface Asked {
  readonly ids: readonly string[]
  readonly columns: readonly string[]
}

/**
 * Everything asked of one table in one tick of one request becomes one statement with the columns somebody asked for.
 * `decides` says whether the main table decides who exists. Where it does not, somebody without a row is somebody of
 * whom nothing is recorded: every column null, every collection empty.
 */
export function loadersOf<DB>(
  database: RegistryDatabase<DB>,
): (main: Place, decides: () => boolean) => Load {
  const scopes = new WeakMap<RequestScope, Map<string, DataLoader<Asked, RowsById>>>()
  const finders = new Map<string, FindRows>()

  const find = (scope: RequestScope, place: Place, asked: Asked): Promise<RowsById> => {
    const loaders = scopes.get(scope) ?? new Map<string, DataLoader<Asked, RowsById>>()
    scopes.set(scope, loaders)
    const loader = loaders.get(place.id) ?? newLoader(finderOf(place), place.by)
    loaders.set(place.id, loader)
    return loader.load(asked)
  }

  const finderOf = (place: Place): FindRows => {
    const known = finders.get(place.id) ?? statementsOn(database, place)
    finders.set(place.id, known)
    return known
  }

  return (main, decides) =>
    async (ids, { columns, nests }, scope) => {
      const mayBeMissing = !decides()
      const [found, ...nested] = await Promise.all([
        mayBeMissing && columns.length === 0 ? noRows : find(scope, main, { ids, columns }),
        ...nests.map((nest) => find(scope, nest.place, { ids, columns: nest.columns })),
      ])
      return ids.map((id) => {
        const row = found.get(id)?.[0] ?? (mayBeMissing ? unrecorded(main, id, columns) : undefined)
        if (!row) return null
        for (const [index, { slot }] of nests.entries()) {
          // The row was read for this request only; what was found about the subject is kept on it.
          ;(row as Record<string, unknown>)[slot] = nested[index]?.get(id) ?? []
        }
        return row
      })
    }
}

const noRows: RowsById = new Map()

function unrecorded({ by }: Place, id: string, columns: readonly string[]): Row {
  const empty = Object.fromEntries(columns.map((column) => [column, null]))
  return { ...empty, [by]: id, [unrecordedSlot]: true }
}

function newLoader(find: FindRows, by: string): DataLoader<Asked, RowsById> {
  return new DataLoader<Asked, RowsById>(
    async (asked) => {
      const rows = await find(idsOf(asked), columnsOf(asked))
      const byId = Map.groupBy(rows, (row) => String(row[by]))
      return asked.map(() => byId)
    },
    // The columns differ from call to call, so a row loaded once may be too narrow for the next caller.
    { cache: false },
  )
}

function idsOf(asked: readonly Asked[]): readonly string[] {
  return [...new Set(asked.flatMap(({ ids }) => ids))]
}

/** What anybody asked for; the very same list where all ask for the same. */
function columnsOf(asked: readonly Asked[]): readonly string[] {
  const [first, ...others] = asked
  if (first && others.every(({ columns }) => columns === first.columns)) return first.columns
  return [...new Set(asked.flatMap(({ columns }) => columns))]
}
