import type { Subject } from './subject.ts'

/** How closely an attribute touches its subject: what a policy may ask before it says yes (classes of Decree 356/2025/NĐ-CP art. 4). */
export type Sensitivity = 'public' | 'basic' | 'restricted' | 'sensitive'

/** The same text in the two languages of every screen, both NFC. */
export interface Bilingual {
  readonly vi: string
  readonly en: string
}

/** The legal item that makes a registry the source of an attribute: `{ law: '26/2023/QH15', article: 9, item: 4 }`. */
export interface LegalItem {
  readonly law: string
  readonly article: number
  readonly item?: number
}

/**
 * One fact about a subject, held by exactly one registry. `name` is the subject and the path of fields below it:
 * `Citizen.dateOfBirth`, `Citizen.birthName.familyName`, `Business.members.ratio`.
 */
export interface Attribute {
  readonly name: string
  readonly subject: Subject
  /** The registry that is the authoritative source. */
  readonly source: string
  /** The GraphQL type of the leaf, or of the subject it points at. */
  readonly type: string
  readonly sensitivity: Sensitivity
  readonly meaning: Bilingual
  readonly legalItem?: LegalItem
  /** Set where the value is another subject: how that subject is related to this one (`spouse`, `representative`...). */
  readonly relation?: string
  /** Set where the value is computed: the attributes of the same registry it is computed from. */
  readonly from?: readonly string[]
}

/** Everything an agreement, a grant or a disclosure may name, by attribute name. */
export type Vocabulary = ReadonlyMap<string, Attribute>
