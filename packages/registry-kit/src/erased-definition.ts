import type { Bilingual, Subject } from '@motlan/kernel'
import type { DerivedAttribute, Described, Enumeration, Shapes } from './definition.ts'

/** A definition whose columns have been checked already: plain words, for everything that only reads it. */
export interface AnyRegistry {
  readonly name: string
  readonly title: Bilingual
  readonly authority: Bilingual
  readonly enums?: Readonly<Record<string, Enumeration>>
  readonly subjects: { readonly [S in Subject]?: AnySubject }
  readonly internal?: Readonly<
    Record<string, Readonly<Record<string, string | undefined>> | undefined>
  >
}

export interface AnySubject {
  readonly table: string
  readonly key: string
  readonly attributes?: Readonly<Record<string, AnyAttribute>>
  readonly groups?: Readonly<Record<string, AnyGroup>>
  readonly references?: Readonly<Record<string, AnyReference>>
  readonly collections?: Readonly<Record<string, AnyCollection>>
  readonly derived?: Readonly<Record<string, DerivedAttribute>>
}

export type AnyAttribute = Described & {
  readonly column: string
  readonly type?: keyof Shapes
  readonly enum?: string
}

export interface AnyGroup {
  readonly type: string
  readonly meaning: Bilingual
  readonly attributes: Readonly<Record<string, AnyAttribute>>
}

export type AnyReference = Described & {
  readonly to: Subject
  readonly relation: string
  readonly column: string
  readonly table?: string
  readonly by?: string
}

export interface AnyCollection {
  readonly type: string
  readonly table: string
  readonly by: string
  readonly order?: string
  readonly meaning: Bilingual
  readonly attributes: Readonly<Record<string, AnyAttribute>>
  readonly references?: Readonly<Record<string, AnyReference>>
}
