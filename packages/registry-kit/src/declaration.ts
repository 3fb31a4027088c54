import { type Bilingual, type NotationName, notations, Refusal, type Subject } from '@motlan/kernel'
import type { Transaction } from 'kysely'
import type { AttributeName } from './attribute-name.ts'
import type { WhyNot } from './correctable.ts'
import type { Shapes } from './definition.ts'

/**
 * What somebody tells a registry: one GraphQL mutation, one transaction. Each input field becomes an attribute of this
 * registry, or names a subject; `?` marks what may be left out, which is then null.
 */
export interface Declaration<DB> {
  readonly name: string
  readonly meaning: Bilingual
  readonly input: InputFields
  /** Whether what is left out stays as it is: only what is said reaches `apply`, and null is something that is said. */
  readonly partial?: boolean
  /** Why the input has no field at a path that could be looked for in it. */
  readonly whyNot?: (path: string) => WhyNot | undefined
  /** Holds the input against the rules of the registry and writes it down. Throws what `refuses` and `misfits` make. */
  readonly apply: (at: Registering<DB>, input: DeclaredInput) => Promise<Applied>
}

/** The fields of an input, by name. */
export type InputFields<Name extends string = string> = Readonly<Record<string, InputField<Name>>>

/** `Citizen.dateOfBirth`, `Citizen.religion?`, `Citizen` (a key); one of two attributes; fields inside; a list of such. */
export type InputField<Name extends string = string> =
  | Name
  | `${Name}?`
  | { readonly oneOf: readonly [Name, Name]; readonly optional?: true }
  | { readonly fields: InputFields<Name>; readonly optional?: true }
  | { readonly list: InputFields<Name>; readonly optional?: true }

/** An input as the kit hands it over: of the right types, in NFC, null where nothing was said. */
export type DeclaredInput = Readonly<Record<string, unknown>>

/** What a declaration is applied with. */
export interface Registering<DB> {
  readonly database: Transaction<DB>
  /** The day in Việt Nam. */
  readonly today: string
  readonly now: Date
  /** A number no entry of this registry has had: of decisions, book entries, files. */
  readonly nextNumber: () => Promise<number>
  /** Waits until no other declaration holds this name, and holds it to the end. The subjects of the input are held already. */
  readonly hold: (name: string) => Promise<void>
}

/** What came of a declaration. */
export interface Applied<Attribute extends string = string> {
  readonly subjects: readonly DeclaredSubject[]
  readonly changes: readonly SubjectChange<Attribute>[]
}

/** A subject a declaration was about, and as what. */
export interface DeclaredSubject {
  readonly subject: Subject
  readonly subjectId: string
  readonly role: string
}

/** Which attributes of a subject a declaration changed: what subscribers are told, without the values. */
export interface SubjectChange<Attribute extends string = string> {
  readonly subject: Subject
  readonly subjectId: string
  readonly attributes: readonly Attribute[]
}

/** A declaration as its author writes it: the names of attributes and the types of values come from the definition. */
interface TypedDeclaration<DB, Definition, Fields> {
  readonly name: string
  readonly meaning: Bilingual
  readonly input: Fields
  readonly apply: (
    at: Registering<DB>,
    input: InputOf<Definition, Fields>,
  ) => Promise<Applied<AttributeName<Definition>>>
}

/**
 * Begins the declarations of a registry over its tables and its definition: what it returns takes one declaration and
 * holds it against the definition as it compiles.
 */
export function declarationsOf<DB>() {
  return <const Definition>(_definition: Definition) =>
    <const Fields extends InputFields<AttributeName<Definition> | Subject>>(
      declaration: TypedDeclaration<DB, Definition, Fields>,
    ): Declaration<DB> =>
      // The kit reads inputs by the same fields the types were made of.
      declaration as unknown as Declaration<DB>
}

/** The value of an input with these fields. */
type InputOf<Definition, Fields> = {
  readonly [F in keyof Fields]: ValueOf<Definition, Fields[F]>
}

type ValueOf<Definition, Field> = Field extends `${infer Name}?`
  ? LeafValue<Definition, Name> | null
  : Field extends string
    ? LeafValue<Definition, Field>
    : Field extends { readonly list: infer Fields }
      ? readonly InputOf<Definition, Fields>[] | Absent<Field>
      : Field extends { readonly fields: infer Fields }
        ? InputOf<Definition, Fields> | Absent<Field>
        : Field extends { readonly oneOf: readonly [infer Name, unknown] }
          ? LeafValue<Definition, Name> | Absent<Field>
          : never

type Absent<Field> = Field extends { readonly optional: true } ? null : never

type LeafValue<Definition, Name> = Definition extends { readonly subjects: infer Subjects }
  ? Name extends `${infer S}.${infer Path}`
    ? ValueAt<Subjects[S & keyof Subjects], Path>
    : string
  : never

type ValueAt<About, Path extends string> = Path extends `${infer Nest}.${infer Leaf}`
  ? TypedAs<NestIn<About, Nest>, Leaf>
  : TypedAs<About, Path>

type NestIn<About, Name extends string> = About extends {
  readonly groups: { readonly [N in Name]: infer Group }
}
  ? Group
  : About extends { readonly collections: { readonly [N in Name]: infer Collection } }
    ? Collection
    : never

/** Enumerations and references are texts. */
type TypedAs<Nest, Leaf extends string> = Nest extends {
  readonly attributes: { readonly [L in Leaf]: { readonly type: infer Type } }
}
  ? Shapes[Type & keyof Shapes]
  : string

/** A rule of the registry that forbids what was declared; the field is a path into the input. */
export function refuses(field: string, reason: string, fix?: string): Refusal {
  return new Refusal('DECLARATION_REFUSED', field, { reason, ...(fix && { fix }) })
}

/** An input that contradicts itself or has not the form the registry keeps; the field is a path into the input. */
export function misfits(field: string, reason: string): Refusal {
  return new Refusal('DECLARATION_INVALID', field, { reason })
}

/** Throws what `misfits` makes of a text that is not written as it has to be; nothing at all is well written. */
export function checkWritten(
  field: string,
  as: NotationName,
  text: string | null | undefined,
): void {
  const { pattern, says } = notations[as]
  if (text != null && !pattern.test(text)) throw misfits(field, says.en)
}
