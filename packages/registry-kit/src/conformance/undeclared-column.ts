/** The columns of the row types that a definition does not speak of, as `table.column`; `never` where there is none. */
export type UndeclaredColumn<DB, Definition> = Exclude<ColumnsOf<DB>, DeclaredBy<Definition>>

type ColumnsOf<DB> = { [T in keyof DB & string]: `${T}.${keyof DB[T] & string}` }[keyof DB & string]

type DeclaredBy<Definition> = BySubjects<Definition> | Internal<Definition>

type BySubjects<Definition> = Definition extends { readonly subjects: infer Subjects }
  ? { [S in keyof Subjects]: BySubject<Subjects[S]> }[keyof Subjects]
  : never

type BySubject<About> = About extends {
  readonly table: infer Table extends string
  readonly key: infer Key extends string
}
  ?
      | `${Table}.${Key}`
      | Leaves<About, Table>
      | { [G in keyof Part<About, 'groups'>]: Leaves<Part<About, 'groups'>[G], Table> }[keyof Part<
          About,
          'groups'
        >]
      | {
          [C in keyof Part<About, 'collections'>]: Elsewhere<Part<About, 'collections'>[C]>
        }[keyof Part<About, 'collections'>]
  : never

/** A collection: the columns of its own table. */
type Elsewhere<Nest> = Nest extends {
  readonly table: infer Table extends string
  readonly by: infer By extends string
}
  ? `${Table}.${By}` | Order<Nest, Table> | Leaves<Nest, Table>
  : never

type Order<Nest, Table extends string> = Nest extends {
  readonly order: infer Column extends string
}
  ? `${Table}.${Column}`
  : never

type Leaves<Nest, Table extends string> =
  | {
      [A in keyof Part<Nest, 'attributes'>]: Column<Part<Nest, 'attributes'>[A], Table>
    }[keyof Part<Nest, 'attributes'>]
  | {
      [R in keyof Part<Nest, 'references'>]: Reference<Part<Nest, 'references'>[R], Table>
    }[keyof Part<Nest, 'references'>]

type Column<Leaf, Table extends string> = Leaf extends { readonly column: infer C extends string }
  ? `${Table}.${C}`
  : never

type Reference<Leaf, Table extends string> = Leaf extends {
  readonly table: infer Own extends string
  readonly by: infer By extends string
  readonly column: infer C extends string
}
  ? `${Own}.${By}` | `${Own}.${C}`
  : Column<Leaf, Table>

type Part<About, Name extends string> = About extends { readonly [N in Name]: infer Fields }
  ? Fields
  : object

type Internal<Definition> = Definition extends { readonly internal: infer Tables }
  ? { [T in keyof Tables & string]: `${T}.${keyof Tables[T] & string}` }[keyof Tables & string]
  : never
