import type { Row } from './database.ts'
import type { AnyReference } from './erased-definition.ts'
import { follower, isReady } from './reference.ts'
import type { FieldBuilder } from './schema-builder.ts'
import { slotOf } from './subject-shape.ts'
import { described, type Field, type TypeContext } from './type-context.ts'

/** The field of a pointer to another subject, or to several. */
export function referenceField(
  context: TypeContext,
  t: FieldBuilder,
  name: string,
  reference: AnyReference,
): Field {
  return reference.table
    ? toSeveral(context, t, name, reference)
    : toOne(context, t, name, reference)
}

function toOne(
  context: TypeContext,
  t: FieldBuilder,
  name: string,
  { to, column }: AnyReference,
): Field {
  const follow = follower(context, to)
  return t.field({
    ...described(context, name),
    type: context.refOf(to),
    resolve: (row, _args, scope, info) => {
      const id = row[column]
      if (id === null || id === undefined) return null
      const found = follow([String(id)], scope, info)
      return isReady(found) ? found[0] : found.then(([one]) => one)
    },
  })
}

function toSeveral(
  context: TypeContext,
  t: FieldBuilder,
  name: string,
  { to, column }: AnyReference,
): Field {
  const follow = follower(context, to)
  const slot = slotOf(name.slice(name.lastIndexOf('.') + 1))
  return t.field({
    ...described(context, name),
    type: [context.refOf(to)],
    nullable: { list: true, items: false },
    resolve: (row, _args, scope, info) => {
      const entries = row[slot] as readonly Row[]
      const found = follow(
        entries.map((entry) => String(entry[column])),
        scope,
        info,
      )
      return isReady(found) ? found : found.then((rows) => rows.filter((one) => one !== null))
    },
  })
}
