import { type Attribute, Refusal, type Subject, subjectKeys, subjectScalars } from '@motlan/kernel'
import { attributeArguments } from './attribute-directive.ts'
import type { Row } from './database.ts'
import type { AnyReference, AnySubject } from './definition.ts'
import type { AnyDerivation } from './derive.ts'
import { directives } from './federation.ts'
import type { Load } from './loader.ts'
import { type FollowContext, follower, isReady } from './reference.ts'
import type { Builder, FieldBuilder, Ref, UnfinishedRef } from './schema-builder.ts'
import type { ReadSelection } from './selection.ts'
import { slotOf } from './subject-shape.ts'

/** A subject of this registry: its type, and the way to its rows. */
export interface OwnSubject {
  readonly subject: Subject
  readonly about: AnySubject
  readonly ref: UnfinishedRef
  readonly load: Load
  readonly read: ReadSelection
}

/** What the fields of a subject are made from. */
export interface TypeContext extends FollowContext {
  readonly builder: Builder
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly refOf: (subject: Subject) => Ref<Row>
  readonly derivations: Readonly<Record<string, AnyDerivation | undefined>>
}

type Field = ReturnType<FieldBuilder['field']>
type Leaves = Pick<AnySubject, 'attributes' | 'references'>

/** Gives a subject's type its key and one field per attribute, group, reference, collection and derived value. */
export function defineSubject(context: TypeContext, { subject, about, ref }: OwnSubject): void {
  ref.implement({
    extensions: directives({ key: { fields: subjectKeys[subject] } }),
    fields: (t) => ({
      [subjectKeys[subject]]: keyField(t, subject, about.key),
      ...leafFields(context, t, subject, about),
      ...mapFields(about.groups, (field, { type, meaning, attributes = {} }) =>
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
      reference.table
        ? listReferenceField(context, t, `${prefix}.${field}`, slotOf(field), reference)
        : referenceField(context, t, `${prefix}.${field}`, reference),
    ),
  }
}

function referenceField(
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

function listReferenceField(
  context: TypeContext,
  t: FieldBuilder,
  name: string,
  slot: string,
  { to, column }: AnyReference,
): Field {
  const follow = follower(context, to)
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

function derivedField(
  context: TypeContext,
  t: FieldBuilder,
  about: AnySubject,
  name: string,
): Field {
  const { type, ...rest } = described(context, name)
  const derive = context.derivations[lastStep(name)]
  if (!derive)
    throw new Refusal('DEFINITION_INVALID', name, {
      reason: 'a derived attribute without its computation',
    })
  const nests = (context.attributes.get(name)?.from ?? [])
    .map((source) => source.split('.')[1] ?? '')
    .filter((field) => about.collections?.[field] ?? about.references?.[field]?.table)
  return t.field({
    ...rest,
    type: type as never,
    resolve: (row, _args, moment) => {
      if (nests.length === 0) return derive(row, moment) as never
      const entries = Object.fromEntries(nests.map((field) => [field, row[slotOf(field)]]))
      return derive({ ...row, ...entries }, moment) as never
    },
  })
}

function lastStep(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** Description and directive of an attribute's field; the guard reads its name from the extensions. */
function described({ attributes }: TypeContext, name: string) {
  const attribute = attributes.get(name)
  if (!attribute) throw new Refusal('DEFINITION_INVALID', name)
  return {
    type: attribute.type,
    description: `${attribute.meaning.vi} — ${attribute.meaning.en}`,
    extensions: { ...directives({ attribute: attributeArguments(attribute) }), attribute: name },
  }
}

function nestDescribed(name: string, { vi, en }: Attribute['meaning']) {
  return {
    description: `${vi} — ${en}`,
    extensions: { ...directives({ group: { name } }), nest: name },
  }
}

function mapFields<V>(
  fields: Readonly<Record<string, V>> | undefined,
  make: (field: string, value: V) => Field,
): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(fields ?? {}).map(([field, value]) => [field, make(field, value)]),
  )
}
