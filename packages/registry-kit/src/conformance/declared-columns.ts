import { type Subject, subjectScalars } from '@motlan/kernel'
import { columnComments } from '../column-comment.ts'
import type { AnyAttribute, AnyReference, AnyRegistry, AnySubject } from '../erased-definition.ts'
import { snakeCase } from '../snake-case.ts'

/** One column that a definition speaks of. */
export interface DeclaredColumn {
  readonly table: string
  readonly column: string
  /** How the definition comes to speak of it: an attribute's name, `key of Citizen`, `internal`. */
  readonly as: string
  /** The types PostgreSQL may have it in; empty where anything will do. */
  readonly types: readonly string[]
}

/** Every column that a definition speaks of: keys, attributes, references, collections, and what is internal. */
export function declaredColumns(registry: AnyRegistry): readonly DeclaredColumn[] {
  const subjects = Object.entries(registry.subjects) as [Subject, AnySubject][]
  const internal = columnComments({ ...registry, subjects: {} }).map(({ table, column }) => ({
    table,
    column,
    as: 'internal',
    types: [],
  }))
  return [...subjects.flatMap(([subject, about]) => columnsOfSubject(subject, about)), ...internal]
}

function columnsOfSubject(subject: Subject, about: AnySubject): readonly DeclaredColumn[] {
  const id = [snakeCase(subjectScalars[subject])]
  const key = (table: string, column: string): DeclaredColumn => ({
    table,
    column,
    as: `key of ${subject}`,
    types: id,
  })
  return [
    key(about.table, about.key),
    ...leavesOf(subject, about.table, about),
    ...Object.entries(about.groups ?? {}).flatMap(([field, group]) =>
      leavesOf(`${subject}.${field}`, about.table, group),
    ),
    ...Object.values(about.references ?? {}).flatMap(({ table, by }) =>
      table && by ? [key(table, by)] : [],
    ),
    ...Object.entries(about.collections ?? {}).flatMap(([field, { table, by, ...leaves }]) => [
      key(table, by),
      ...leavesOf(`${subject}.${field}`, table, leaves),
    ]),
  ]
}

type Leaves = Pick<AnySubject, 'attributes' | 'references'>

function leavesOf(
  prefix: string,
  table: string,
  { attributes = {}, references = {} }: Leaves,
): readonly DeclaredColumn[] {
  return [
    ...Object.entries(attributes).map(([field, attribute]) => ({
      table,
      column: attribute.column,
      as: `${prefix}.${field}`,
      types: typesOf(attribute),
    })),
    ...Object.entries(references).map(
      ([field, { to, column, table: own }]: [string, AnyReference]) => ({
        table: own ?? table,
        column,
        as: `${prefix}.${field}`,
        types: [snakeCase(subjectScalars[to])],
      }),
    ),
  ]
}

const native: Readonly<Record<string, readonly string[]>> = {
  String: ['text'],
  Int: ['integer', 'smallint'],
  Float: ['numeric', 'double precision', 'real', 'integer', 'bigint'],
  Boolean: ['boolean'],
  Date: ['date'],
  DateTime: ['timestamp with time zone'],
}

function typesOf({ type, enum: named }: AnyAttribute): readonly string[] {
  const name = type ?? named ?? 'String'
  return native[name] ?? [snakeCase(name)]
}
