import type { Bilingual, LegalItem, Scalars, Sensitivity, Subject } from '@motlan/kernel'
import type { Selectable } from 'kysely'

export { type AddressColumns, addressAttributes } from './address.ts'
export { attributesOf } from './attribute-list.ts'
export type { AttributeName } from './attribute-name.ts'
export { checkDefinition } from './check-definition.ts'
export type {
  AnyAttribute,
  AnyCollection,
  AnyGroup,
  AnyReference,
  AnyRegistry,
  AnySubject,
} from './erased-definition.ts'

/** What a column must hold to back an attribute of each GraphQL type. `Vnd` is whole đồng. */
export type Shapes = { readonly [S in keyof Scalars]: string } & {
  readonly String: string
  readonly Int: number
  readonly Float: number
  readonly Boolean: boolean
  readonly Vnd: number
}

/** The values of one enumeration with their meaning: `{ MALE: { vi: 'Nam', en: 'male' } }`. */
export type Enumeration = Readonly<Record<string, Bilingual>>

/** Everything one registry is the authoritative source of. `DB` is the row types of its database. */
export interface RegistryDefinition<DB> {
  readonly name: string
  readonly title: Bilingual
  readonly authority: Bilingual
  readonly enums?: Readonly<Record<string, Enumeration>>
  readonly subjects: {
    readonly [S in Subject]?: {
      [Table in keyof DB & string]: SubjectIn<DB, Table>
    }[keyof DB & string]
  }
  /** Columns that leave the registry through no attribute, each with the reason why it exists. */
  readonly internal?: {
    readonly [Table in keyof DB]?: { readonly [Column in keyof DB[Table] & string]?: string }
  }
}

/** What the parts of a long definition satisfy, each in a file of its own: attributes, groups and references of one table. */
export type Attributes<Row> = Readonly<Record<string, AttributeOf<Selectable<Row>>>>
export type Groups<Row> = Readonly<Record<string, GroupOf<Selectable<Row>>>>
export type References<Row, DB> = Readonly<
  Record<string, ReferenceOf<Selectable<Row>> | ReferenceListOf<DB>>
>
export type Collections<DB> = Readonly<Record<string, CollectionOf<DB>>>

interface SubjectIn<DB, Table extends keyof DB> {
  readonly table: Table
  readonly key: ColumnOf<Selectable<DB[Table]>, string>
  readonly attributes?: Readonly<Record<string, AttributeOf<Selectable<DB[Table]>>>>
  readonly groups?: Readonly<Record<string, GroupOf<Selectable<DB[Table]>>>>
  readonly references?: Readonly<
    Record<string, ReferenceOf<Selectable<DB[Table]>> | ReferenceListOf<DB>>
  >
  readonly collections?: Readonly<Record<string, CollectionOf<DB>>>
  readonly derived?: Readonly<Record<string, DerivedAttribute>>
}

/** One entry per GraphQL type, so that the type and the column have to agree. */
type AttributeOf<Row> =
  | {
      [Type in keyof Shapes]: Described & {
        readonly type: Type
        readonly column: ColumnOf<Row, Shapes[Type]>
      }
    }[keyof Shapes]
  | (Described & { readonly enum: string; readonly column: ColumnOf<Row, string> })

/** Attributes that belong together and have a GraphQL type of their own: `birthName { familyName middleName givenName }`. */
interface GroupOf<Row> {
  readonly type: string
  readonly meaning: Bilingual
  readonly attributes: Readonly<Record<string, AttributeOf<Row>>>
}

/** An attribute whose value is another subject. We are the source of the pointer, never of what it points at. */
type ReferenceOf<Row> = PointerBase & {
  readonly column: ColumnOf<Row, string>
  readonly table?: never
}

/** The same, where one subject points at several: a table with the subject's ID in `by` and the other's in `column`. */
type ReferenceListOf<DB> = {
  [Table in keyof DB & string]: PointerBase & {
    readonly table: Table
    readonly by: ColumnOf<Selectable<DB[Table]>, string>
    readonly column: ColumnOf<Selectable<DB[Table]>, string>
  }
}[keyof DB & string]

type PointerBase = Described & {
  readonly to: Subject
  /** How that subject is related to this one; the policy reads it: `spouse`, `child`, `owner`. */
  readonly relation: string
}

/** Several entries about one subject, in a table of their own whose primary key begins with the subject's ID. */
type CollectionOf<DB> = {
  [Table in keyof DB & string]: {
    readonly type: string
    readonly table: Table
    readonly by: ColumnOf<Selectable<DB[Table]>, string>
    /** The column entries are sorted by, ascending; the primary key breaks ties. */
    readonly order?: keyof DB[Table] & string
    readonly meaning: Bilingual
    readonly attributes: Readonly<Record<string, AttributeOf<Selectable<DB[Table]>>>>
    readonly references?: Readonly<Record<string, ReferenceOf<Selectable<DB[Table]>>>>
  }
}[keyof DB & string]

/** A value computed from attributes of the same registry; `schema.ts` holds the computation. Its sensitivity is the highest of its sources. */
export interface DerivedAttribute {
  readonly type: keyof Shapes
  readonly from: readonly string[]
  readonly meaning: Bilingual
}

/** What is said about every attribute. */
export interface Described {
  readonly sensitivity: Sensitivity
  readonly meaning: Bilingual
  readonly legalItem?: LegalItem
}

/** The columns of a row whose values fit a shape. */
type ColumnOf<Row, Shape> = {
  [Column in keyof Row & string]: NonNullable<Row[Column]> extends Shape ? Column : never
}[keyof Row & string]
