import type { Bilingual } from '@motlan/kernel'
import type { Agency, ConsentScope, Fact, LegalBasis, Procedure } from './catalog.ts'

/** What was looked up, by fact: true or false. A fact that is not here was not looked up. */
export type Facts = Readonly<Record<string, boolean>>

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
  /** Whatever is not known counts against who asks: it opens nothing and lifts nothing. */
  readonly facts?: Facts
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
  /**
   * The rules that decide an attribute, `tax-from-land/parcels`, by id: what forbids it, guardrails first; where
   * nothing does, what grants it; nothing at all is the refusal by default.
   */
  readonly deciding: (attribute: string) => readonly string[]
}

/** What can be said of a question before more facts are looked up. */
export interface Settlement {
  /** What is permitted whatever the facts not looked up turn out to be. */
  readonly certain: PolicyRow
  /** What some outcome of them permits; an attribute that is not here is refused whatever they are. */
  readonly possible: ReadonlySet<string>
  /** The facts, by id, whose outcome changes the answer for one of these attributes. */
  readonly needs: (attributes: Iterable<string>) => readonly string[]
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
  /** Every fact some rule reads. */
  readonly facts: readonly string[]
  /** How each fact is found out, consent to each scope included. */
  readonly factCatalog: ReadonlyMap<string, Fact>
  /** What citizens can consent to, by id. */
  readonly consentScopes: ReadonlyMap<string, ConsentScope>
  /** The first day of the span of days, around this one, on all of which the same rules are in force. */
  readonly epoch: (on: string) => string
  readonly decide: (ask: Ask) => PolicyRow
  readonly settle: (ask: Ask) => Settlement
}
