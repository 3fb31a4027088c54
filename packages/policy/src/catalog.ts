import type { Bilingual, Sensitivity } from '@motlan/kernel'

/** A span of days in Việt Nam, `2026-01-01`: from the first day on, until the day before `until`. */
export interface Validity {
  readonly from: string
  readonly until?: string
}

/** One article of one law that can carry an agreement, for as long as it is in force. */
export interface LegalBasis extends Validity {
  readonly id: string
  /** The number of the law: `91/2025/QH15`. */
  readonly law: string
  /** The place in it: `19.1.c`; absent where the whole text is meant. */
  readonly article?: string
  /** The title of the law. */
  readonly title: Bilingual
  /** What the place says, in one sentence of ours: never the wording of the law. */
  readonly summary?: Bilingual
}

/** Who asks. */
export interface Agency {
  readonly id: string
  readonly title: Bilingual
}

/** What an agency asks for: an administrative procedure, by its published code, and the purpose it serves. */
export interface Procedure {
  readonly code: string
  readonly purpose: string
  readonly title: Bilingual
}

/** A procedure with the agencies that handle it: a grant to any other agency is a mistake. */
export interface CatalogProcedure extends Procedure {
  readonly agencies: readonly string[]
  /** Set where the code was chosen by the project and has not been found in a published list. */
  readonly assumption?: boolean
}

/** An entry of which nothing is known but its name. */
export interface Named {
  readonly id: string
  readonly title: Bilingual
}

export const factTiers = ['request', 'subject'] as const

/** Whether a fact is about the request (an open case, consent) or about the subject (a minor, deceased). */
export type FactTier = (typeof factTiers)[number]

/** An attribute whose value tells whether a fact holds: by being one of these, or what the token says of the office that asks. */
export type Evidence = { readonly attribute: string } & (
  | { readonly is: readonly (string | boolean)[] }
  | { readonly sameAs: 'province' }
)

/** Something a rule may depend on that is true or false of one look-up. Named once, looked up in one way. */
export interface Fact {
  readonly id: string
  readonly title: Bilingual
  /** What exactly holds when it holds. */
  readonly meaning: Bilingual
  readonly tier: FactTier
  /** The name of the function of the gateway that looks it up. */
  readonly resolver: string
  /** The registry that knows it; absent where the exchange itself does. */
  readonly registry?: string
  /** How long an answer may be used again: `0s`, `15m`, `24h`, `30d`. */
  readonly maxAge: string
  /** What the registry has to say for it to hold: any of these; unknown where it says nothing. Present where a registry knows it. */
  readonly evidence?: readonly Evidence[]
  /** Facts that never hold together with this one. */
  readonly excludes?: readonly string[]
}

/** What a citizen can consent to; rules require it as the fact `consent.<id>`. */
export interface ConsentScope {
  readonly id: string
  readonly title: Bilingual
  readonly meaning: Bilingual
  /** Who may know on the strength of it. */
  readonly agencies: readonly string[]
  readonly purposes: readonly string[]
  /** Attributes, groups and wildcards it covers. */
  readonly attributes: readonly string[]
  /** How long consent lasts at most: `30d`. */
  readonly maxPeriod: string
}

/** One class of attributes by how closely they touch their subject, with the law that makes it one. */
export interface SensitivityClass {
  readonly id: Sensitivity
  readonly title: Bilingual
  readonly meaning: Bilingual
  readonly legalBasis?: string
}

/** Everything an agreement may refer to besides attributes. */
export interface Catalog {
  readonly agencies: readonly Agency[]
  readonly purposes: readonly Named[]
  readonly procedures: readonly CatalogProcedure[]
  readonly relations: readonly Named[]
  readonly legalBases: readonly LegalBasis[]
  readonly facts?: readonly Fact[]
  readonly consentScopes?: readonly ConsentScope[]
  readonly sensitivities?: readonly SensitivityClass[]
}
