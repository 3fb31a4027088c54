import { type Subject, subjectKeys, subjectScalars } from '@motlan/kernel'
import type { Row } from './database.ts'
import { derivedField } from './derived-field.ts'
import type { AnySubject } from './erased-definition.ts'
import { directives } from './federation.ts'
import type { Load } from './loader.ts'
import { referenceField } from './reference-field.ts'
import type { FieldBuilder, Ref, UnfinishedRef } from './schema-builder.ts'
import type { ReadSelection } from './selection.ts'
import { slotOf } from './subject-shape.ts'
import {
  described,
  type Field,
  mapFields,
  nestDescribed,
  type TypeContext,
} from './type-context.ts'

/** A subject of this registry: its type, and the way to its rows. */
export interface OwnSubject {
  readonly subject: Subject
  readonly about: AnySubject
  readonly ref: UnfinishedRef
  readonly load: Load
  readonly read: ReadSelection
}

type Leaves = Pick<AnySubject, 'attributes' | 'references'>

/** Gives a subject's type its key and one field per attribute, group, reference, collection and derived value. */
export function defineSubject(context: TypeContext, { subject, about, ref }: OwnSubject): void {
  ref.implement({
    extensions: directives({ key: { fields: subjectKeys[subject] } }),
    fields: (t) => ({
      [subjectKeys[subject]]: keyField(t, subject, about.key),
      ...leafFields(context, t, subject, about),
      ...mapFields(about.groups, (field, { type, meaning, attributes }) =>
        t.field({
          ...nestDescribed(`${subject}.${field}`, meaning),
          type: nestType(context, type, `${subject}.${field}`, { attributes }),
          resolve: (row) => row,
        }),
      ),
      ...mapFields(about.collections, (field, { type, meaning, ...leaves }) => {
        const slot = slotOf(field)
        return t.field({
          ...nestDescribed(`${subject}.${field}`, meaning),
          type: [nestType(context, type, `${subject}.${field}`, leaves)],
          nullable: { list: true, items: false },
          resolve: (row) => row[slot] as readonly Row[],
        })
      }),
      ...mapFields(about.derived, (field) =>
        derivedField(context, t, about, `${subject}.${field}`),
      ),
    }),
  })
}

/** The field with which every subject is named. */
export function keyField(t: FieldBuilder, subject: Subject, column: string): Field {
  return t.field({
    type: subjectScalars[subject],
    nullable: false,
    resolve: (row) => row[column] as never,
  })
}

/** The type of a group or of a collection's entries. */
function nestType(context: TypeContext, type: string, prefix: string, leaves: Leaves): Ref<Row> {
  return context.builder
    .objectRef<Row>(type)
    .implement({ fields: (t) => leafFields(context, t, prefix, leaves) })
}

function leafFields(
  context: TypeContext,
  t: FieldBuilder,
  prefix: string,
  leaves: Leaves,
): Record<string, Field> {
  return {
    ...mapFields(leaves.attributes, (field, { column }) => {
      const { type, ...rest } = described(context, `${prefix}.${field}`)
      // The column's type was checked against the GraphQL type when the definition was written.
      return t.field({ ...rest, type: type as never, resolve: (row) => row[column] as never })
    }),
    ...mapFields(leaves.references, (field, reference) =>
      referenceField(context, t, `${prefix}.${field}`, reference),
    ),
  }
}
