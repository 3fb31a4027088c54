import type { Bilingual } from '@motlan/kernel'
import type { Agency, LegalBasis, Procedure } from './catalog.ts'

/** One question to the policy: may this agency, for this procedure or purpose, know attributes of a subject so related to the subject of the case? */
export interface Ask {
  readonly agency: string
  /** Procedure code; absent where the look-up names a purpose only. */
  readonly procedure?: string
  /** Always set: the purpose named, or the purpose the procedure serves. */
  readonly purpose: string
  /** `self`, `spouse`, `owner`...; a longer path joins its steps: `owner.spouse`. */
  readonly relation: string
  /** The day of the look-up in Việt Nam, `2026-11-21`: agreements and legal bases are in force from and until. */
  readonly on: string
}

/** Why an attribute is permitted: the agreement, and the article it stands on. */
export interface Grounds {
  readonly agreement: string
  readonly legalBasis: string
}

/** The answer to one `Ask`: every permitted attribute with its grounds. What is not in it is refused. */
export interface PolicyRow {
  /** Equal rows have equal ids: what is cached per decision is cached under it. */
  readonly id: string
  readonly permitted: ReadonlyMap<string, Grounds>
}

/** A compiled version of all agreements. Pure: no clock, no I/O. */
export interface Policy {
  /** Hash of everything the version was compiled from. */
  readonly hash: string
  readonly agencies: ReadonlyMap<string, Agency>
  readonly procedures: ReadonlyMap<string, Procedure>
  readonly purposes: ReadonlyMap<string, Bilingual>
  /** The title of each agreement that `Grounds` can name. */
  readonly agreements: ReadonlyMap<string, Bilingual>
  /** The article behind each legal basis that `Grounds` can name. */
  readonly legalBases: ReadonlyMap<string, LegalBasis>
  /** Every relation some grant names: asking for any other one is refused. */
  readonly relations: readonly string[]
  readonly decide: (ask: Ask) => PolicyRow
}
