import { Refusal } from '@motlan/kernel'
import { columnComments } from '../column-comment.ts'
import type { AnyRegistry, AnySubject } from '../erased-definition.ts'
import { type DeclaredColumn, declaredColumns } from './declared-columns.ts'
import type { StoredColumn } from './stored-columns.ts'

/** Holds a migrated database against the definition; throws a `Refusal` that names the column and the definition. */
export function checkColumns(registry: AnyRegistry, stored: readonly StoredColumn[]): void {
  const declared = declaredColumns(registry)
  const inDefinition = new Map(declared.map((one) => [nameOf(one), one]))
  const inDatabase = new Map(stored.map((one) => [nameOf(one), one]))
  for (const { table, kind } of stored) {
    if (kind !== 'r' && kind !== 'p')
      throw new Refusal('COLUMN_UNDECLARED', table, { reason: 'it is no table of this database' })
  }
  for (const name of inDatabase.keys()) {
    if (!inDefinition.has(name)) {
      throw new Refusal('COLUMN_UNDECLARED', name, {
        reason: `the database has it, and the definition of ${registry.name} does not`,
        fix: `make it an attribute of ${registry.name}, or say under internal why it exists`,
      })
    }
  }
  for (const one of declared) checkStored(registry, one, inDatabase.get(nameOf(one)))
  checkKeys(registry, declared, stored)
  checkComments(registry, inDatabase)
}

function checkStored(
  registry: AnyRegistry,
  { as, types, ...column }: DeclaredColumn,
  stored: StoredColumn | undefined,
): void {
  const place = nameOf(column)
  if (!stored) {
    throw new Refusal('DEFINITION_INVALID', `${registry.name}: ${as}`, {
      reason: `the database has no column ${place}`,
    })
  }
  if (types.length > 0 && !types.some((type) => stored.types.includes(type))) {
    throw new Refusal('DEFINITION_INVALID', `${registry.name}: ${as}`, {
      reason: `the column ${place} is ${stored.types[0]}, and should be ${types.join(' or ')}`,
    })
  }
}

/** A registry can be distributed by subject only where every table begins with the subject's ID. */
function checkKeys(
  registry: AnyRegistry,
  declared: readonly DeclaredColumn[],
  stored: readonly StoredColumn[],
): void {
  const keys = new Set(declared.filter(({ as }) => as.startsWith('key of ')).map(nameOf))
  for (const [table, columns] of Map.groupBy(stored, (one) => one.table)) {
    const first = columns.find(({ keyPlace }) => keyPlace === 1)
    if (!first || !keys.has(nameOf(first))) {
      throw new Refusal('DEFINITION_INVALID', `${registry.name}: table ${table}`, {
        reason: 'its primary key does not begin with the ID of a subject',
      })
    }
  }
  for (const [subject, about] of Object.entries(registry.subjects)) {
    const { table } = about
    const width = stored.filter((one) => one.table === table && one.keyPlace !== null).length
    if (width > 1 && readsOwnRow(about)) {
      throw new Refusal('DEFINITION_INVALID', `${registry.name}: table ${table}`, {
        reason: `one ${subject} could have several rows: the ID alone is the primary key of a subject's table`,
      })
    }
  }
}

/** A registry may hold nothing about a subject but collections: then it has no row of its own to read. */
function readsOwnRow({ attributes = {}, groups = {}, references = {} }: AnySubject): boolean {
  const pointers = Object.values(references).filter(({ table }) => !table)
  return Object.keys({ ...attributes, ...groups }).length + pointers.length > 0
}

function checkComments(registry: AnyRegistry, stored: ReadonlyMap<string, StoredColumn>): void {
  for (const { comment, ...column } of columnComments(registry)) {
    const place = nameOf(column)
    if (stored.get(place)?.comment !== comment) {
      throw new Refusal('DEFINITION_INVALID', `${registry.name}: ${place}`, {
        reason: 'the comment of the column is not its meaning',
      })
    }
  }
}

function nameOf({ table, column }: { readonly table: string; readonly column: string }): string {
  return `${table}.${column}`
}
