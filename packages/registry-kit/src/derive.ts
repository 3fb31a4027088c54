import type { Subject } from '@motlan/kernel'
import type { Selectable } from 'kysely'
import type { Shapes } from './definition.ts'

/** When a value is derived: the only moment a derivation may know. */
export interface Moment {
  /** The day in Việt Nam: `2026-11-21`. */
  readonly today: string
  readonly now: Date
}

/** One computation per derived attribute of a definition; it is given the columns of its `from` attributes and nothing else. */
export type Derivations<DB, Definition> = Definition extends { readonly subjects: infer Subjects }
  ? {
      readonly [S in keyof Subjects & Subject as Subjects[S] extends { readonly derived: object }
        ? S
        : never]: {
        readonly [D in DerivedIn<Subjects[S]>]: Derivation<DB, S, Subjects[S], D>
      }
    }
  : never

/** A definition whose column types have been erased: what every derivation looks like to the kit. */
export type AnyDerivation = (row: Readonly<Record<string, unknown>>, moment: Moment) => unknown

type DerivedIn<About> = About extends { readonly derived: infer Derived }
  ? keyof Derived & string
  : never

type Derivation<DB, S extends string, About, D extends string> = About extends {
  readonly derived: {
    readonly [Name in D]: { readonly type: infer Type; readonly from: readonly (infer From)[] }
  }
}
  ? (
      row: Sources<DB, S, About, From & string>,
      moment: Moment,
    ) => Shapes[Type & keyof Shapes] | null
  : never

/** Columns of the subject's own row by name, and rows of its collections under the collection's name. */
type Sources<DB, S extends string, About, From extends string> = About extends {
  readonly table: infer Table
}
  ? Pick<
      Selectable<DB[Table & keyof DB]>,
      OwnColumn<S, About, From> & keyof Selectable<DB[Table & keyof DB]>
    > & {
      readonly [C in NestOf<S, About, From>]: readonly EntryOf<DB, S, About, C, From>[]
    }
  : never

/** `Citizen.dateOfBirth` or `Citizen.birthName.familyName`: the column of each, all in the subject's row. */
type OwnColumn<S extends string, About, From extends string> = {
  [Name in From]: Name extends `${S}.${infer Path}`
    ? Path extends `${infer Group}.${infer Leaf}`
      ? ColumnIn<About, 'groups', Group, Leaf>
      : ColumnAt<About, 'attributes', Path> | SingleReference<About, Path>
    : never
}[From]

type ColumnAt<Nest, Part extends string, Name extends string> = Nest extends {
  readonly [P in Part]: { readonly [N in Name]: { readonly column: infer Column } }
}
  ? Column
  : never

type SingleReference<About, Name extends string> = About extends {
  readonly references: { readonly [N in Name]: { readonly table: string } }
}
  ? never
  : ColumnAt<About, 'references', Name>

type ColumnIn<
  About,
  Part extends string,
  Name extends string,
  Leaf extends string,
> = About extends {
  readonly [P in Part]: { readonly [N in Name]: infer Nest }
}
  ? ColumnAt<Nest, 'attributes', Leaf> | ColumnAt<Nest, 'references', Leaf>
  : never

/** The collections and list references among the sources. */
type NestOf<S extends string, About, From extends string> = {
  [Name in From]: Name extends `${S}.${infer Path}`
    ? Path extends `${infer Collection}.${string}`
      ? About extends { readonly collections: { readonly [C in Collection]: unknown } }
        ? Collection
        : never
      : About extends { readonly references: { readonly [R in Path]: { readonly table: string } } }
        ? Path
        : never
    : never
}[From]

type EntryOf<DB, S extends string, About, C extends string, From extends string> =
  TableOf<About, C> extends infer Table
    ? Pick<
        Selectable<DB[Table & keyof DB]>,
        EntryColumn<S, About, C, From> & keyof Selectable<DB[Table & keyof DB]>
      >
    : never

type TableOf<About, C extends string> = About extends {
  readonly collections: { readonly [N in C]: { readonly table: infer Table } }
}
  ? Table
  : About extends { readonly references: { readonly [N in C]: { readonly table: infer Table } } }
    ? Table
    : never

type EntryColumn<S extends string, About, C extends string, From extends string> =
  | {
      [Name in From]: Name extends `${S}.${C}.${infer Leaf}`
        ? ColumnIn<About, 'collections', C, Leaf>
        : never
    }[From]
  | ColumnAt<About, 'references', C>
