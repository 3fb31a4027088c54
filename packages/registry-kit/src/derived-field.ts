import { Refusal } from '@motlan/kernel'
import type { Row } from './database.ts'
import type { Moment } from './derive.ts'
import type { AnySubject } from './erased-definition.ts'
import type { FieldBuilder } from './schema-builder.ts'
import { slotOf, unrecordedSlot } from './subject-shape.ts'
import { described, type Field, type TypeContext } from './type-context.ts'

/** The field of a value that is computed from what was read for its sources. */
export function derivedField(
  context: TypeContext,
  t: FieldBuilder,
  about: AnySubject,
  name: string,
): Field {
  const { type, ...rest } = described(context, name)
  const derive = context.derivations[name.slice(name.lastIndexOf('.') + 1)]
  if (!derive)
    throw new Refusal('DEFINITION_INVALID', name, {
      reason: 'a derived attribute without its computation',
    })
  const from = context.attributes.get(name)?.from ?? []
  const nested = from
    .map((source) => source.split('.')[1] ?? '')
    .filter((field) => isNest(about, field))
  const nests = [...new Set(nested)]
  const readsOwnRow = nested.length < from.length
  const compute = (row: Row, moment: Moment): unknown => {
    // Of a subject without a row nothing was recorded, so nothing follows from it.
    if (readsOwnRow && row[unrecordedSlot]) return null
    if (nests.length === 0) return derive(row, moment)
    const entries = Object.fromEntries(nests.map((field) => [field, row[slotOf(field)]]))
    return derive({ ...row, ...entries }, moment)
  }
  return t.field({
    ...rest,
    type: type as never,
    resolve: (row, _args, moment) => compute(row, moment) as never,
  })
}

function isNest({ collections = {}, references = {} }: AnySubject, field: string): boolean {
  return Object.hasOwn(collections, field) || references[field]?.table !== undefined
}
