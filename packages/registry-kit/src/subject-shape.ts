import { type Subject, subjectKeys } from '@motlan/kernel'
import type { AnyAttribute, AnyReference, AnySubject, DerivedAttribute } from './definition.ts'
import type { Nest } from './loader.ts'
import { type Place, placeOf } from './statement.ts'

/** What a selected field needs from the database. */
export interface Need {
  readonly columns: readonly string[]
  /** Rows of other tables, whatever is selected below the field. */
  readonly nests: readonly Nest[]
  /** What each field selected below this one needs: for groups of the same row, for collections of the entry. */
  readonly below?: { readonly fields: ReadonlyMap<string, readonly string[]>; readonly nest?: Nest }
}

/** A definition read as the loader reads it: where the subject's row is, and what each field needs. */
export interface SubjectShape {
  readonly place: Place
  readonly needs: ReadonlyMap<string, Need>
}

const nothing: Need = { columns: [], nests: [] }

/** The places and columns behind each field of a subject. */
export function shapeOf(subject: Subject, about: AnySubject): SubjectShape {
  const needs = new Map<string, Need>([[subjectKeys[subject], nothing]])
  for (const [field, { column }] of Object.entries(about.attributes ?? {}))
    needs.set(field, ofColumn(column))
  for (const [field, reference] of Object.entries(about.references ?? {}))
    needs.set(field, ofReference(field, reference))
  for (const [field, { attributes }] of Object.entries(about.groups ?? {})) {
    needs.set(field, { ...nothing, below: { fields: columnsOf(attributes) } })
  }
  for (const [field, { attributes, references = {}, table, by, order }] of Object.entries(
    about.collections ?? {},
  )) {
    const place = placeOf(table, by, order ? { order } : {})
    const nest = { slot: slotOf(field), place, columns: [] }
    needs.set(field, {
      ...nothing,
      below: { fields: columnsOf({ ...attributes, ...references }), nest },
    })
  }
  for (const [field, derived] of Object.entries(about.derived ?? {})) {
    needs.set(field, ofDerived(subject, derived, needs))
  }
  return { place: placeOf(about.table, about.key), needs }
}

/** The name under which a collection's rows are kept on the subject's row; no column can be called so. */
export function slotOf(field: string): string {
  return `#${field}`
}

/** Set on what stands for a subject that this registry has no row of. */
export const unrecordedSlot = '#unrecorded'

function ofColumn(column: string): Need {
  return { columns: [column], nests: [] }
}

function ofReference(field: string, { column, table, by }: AnyReference): Need {
  if (!table || !by) return ofColumn(column)
  return {
    columns: [],
    nests: [
      { slot: slotOf(field), place: placeOf(table, by, { order: column }), columns: [column] },
    ],
  }
}

/** The union of what the sources need: `Citizen.dateOfBirth`, `Citizen.birthName.familyName`, `Citizen.obligations.arrears`. */
function ofDerived(
  subject: Subject,
  { from }: DerivedAttribute,
  needs: ReadonlyMap<string, Need>,
): Need {
  const sources = from.map((name): Need => {
    const [field = '', leaf = ''] = name.slice(subject.length + 1).split('.')
    const need = needs.get(field) ?? nothing
    if (!need.below) return need
    const columns = need.below.fields.get(leaf) ?? []
    return need.below.nest
      ? { columns: [], nests: [{ ...need.below.nest, columns }] }
      : { columns, nests: [] }
  })
  return {
    columns: sources.flatMap(({ columns }) => columns),
    nests: sources.flatMap(({ nests }) => nests),
  }
}

function columnsOf(
  fields: Readonly<Record<string, AnyAttribute | AnyReference>>,
): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(fields).map(([field, { column }]) => [field, [column]]))
}
