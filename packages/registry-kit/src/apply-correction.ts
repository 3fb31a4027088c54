import { type Subject, subjectKeys } from '@motlan/kernel'
import type { Transaction } from 'kysely'
import type { OwnValue } from './correctable.ts'
import type { Correcting } from './correction.ts'
import {
  type Applied,
  type DeclaredInput,
  misfits,
  type Registering,
  refuses,
} from './declaration.ts'
import type { AnySubject } from './erased-definition.ts'

type PlainRow = Readonly<Record<string, unknown>>

/** What can be corrected about one subject, and by which rules. */
export interface Corrected<DB> {
  readonly subject: Subject
  readonly about: Pick<AnySubject, 'table' | 'key'>
  readonly values: readonly OwnValue[]
  readonly begunBy: Readonly<Record<string, readonly string[] | undefined>>
  readonly fits:
    | ((at: Registering<DB>, correcting: Correcting<PlainRow>) => Promise<PlainRow>)
    | undefined
}

/** Writes a correction into the row of its subject, and says which attributes are others from now on. */
export async function correct<DB>(
  at: Registering<DB>,
  { subject, about, values, begunBy, fits }: Corrected<DB>,
  input: DeclaredInput,
): Promise<Applied> {
  const key = subjectKeys[subject]
  const subjectId = String(input[key])
  const said = values.flatMap((value) => saidOf(value, input))
  if (said.length === 0) throw misfits(key, 'nothing is said that could be corrected')
  // Tables and columns are those of the definition, which the compiler has held against the row types.
  const database = at.database as unknown as Transaction<Record<string, PlainRow>>
  const before = await database
    .selectFrom(about.table)
    .selectAll()
    .where(about.key, '=', subjectId)
    .forUpdate()
    .executeTakeFirst()
  if (!before)
    throw refuses(
      key,
      'the registry holds nothing about this ID',
      'check the ID, or declare it first',
    )
  for (const { value, to } of said) refuseVain(value, before[value.column], to, begunBy[value.name])
  const columns = Object.fromEntries(said.map(({ value, to }) => [value.column, to]))
  const follows = (await fits?.(at, { before, said: columns })) ?? {}
  const row = { ...follows, ...columns }
  await database.updateTable(about.table).set(row).where(about.key, '=', subjectId).execute()
  const changed = values.filter(
    ({ column, type }) => column in row && !isSame(type, before[column], row[column]),
  )
  return {
    subjects: [{ subject, subjectId, role: 'corrected' }],
    changes: [{ subject, subjectId, attributes: changed.map(({ name }) => name) }],
  }
}

interface Said {
  readonly value: OwnValue
  readonly to: unknown
}

/** What an input says about a value; a group that is null says nothing of what it is made of. */
function saidOf(value: OwnValue, input: DeclaredInput): readonly Said[] {
  const [field = '', leaf] = value.path
  const found = input[field]
  if (leaf === undefined) return found === undefined ? [] : [{ value, to: found }]
  if (found === undefined) return []
  if (found === null) throw misfits(field, 'say which of its fields is corrected')
  const { [leaf]: to } = found as DeclaredInput
  return to === undefined ? [] : [{ value, to }]
}

function refuseVain(
  { path, type }: OwnValue,
  before: unknown,
  to: unknown,
  begunBy: readonly string[] | undefined,
): void {
  const place = path.join('.')
  if (isSame(type, before, to))
    throw refuses(place, 'the registry holds it so already', 'correct only what is wrong')
  if (begunBy && (before === null || to === null))
    throw refuses(
      place,
      before === null ? 'there is none that could be wrong' : 'a correction does not take it away',
      `declare what has happened: ${begunBy.join(', ')}`,
    )
}

function isSame(type: string, one: unknown, other: unknown): boolean {
  if (type === 'DateTime' && typeof one === 'string' && typeof other === 'string')
    return Date.parse(one) === Date.parse(other)
  return one === other
}
