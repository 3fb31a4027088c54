import type { Bilingual } from '@motlan/kernel'
import type { Validity } from './catalog.ts'

export const agreementStatuses = ['draft', 'review', 'in-force', 'suspended', 'expired'] as const

/** Where an agreement stands; only one that is in force permits anything. */
export type AgreementStatus = (typeof agreementStatuses)[number]

/** One row of an agreement: these attributes, for these procedures and purposes, of subjects so related. */
export interface AgreementGrant {
  readonly id: string
  /** Attributes, groups (`Citizen.birthName`) and wildcards (`Citizen.*`), all of the provider. */
  readonly attributes: readonly string[]
  /** Where named, the look-up must be for one of them. */
  readonly procedures?: readonly string[]
  /** Where named, the look-up must serve one of them. */
  readonly purposes?: readonly string[]
  readonly relations: readonly string[]
  /** Facts of the catalogue that must all hold: `open-case`, `consent.family-deduction`. One that was not looked up does not hold. */
  readonly require?: readonly string[]
  readonly note?: Bilingual
}

/** For whom and for what: every part that is named must match, a part that is left out matches everything. */
export interface Circumstances {
  readonly agencies?: readonly string[]
  readonly procedures?: readonly string[]
  readonly purposes?: readonly string[]
  readonly relations?: readonly string[]
}

/** One row that forbids, whatever is granted elsewhere. */
export interface Prohibition extends Circumstances {
  readonly id: string
  /** Attributes, groups and wildcards; with `sensitivities`, both together. One of the two is named. */
  readonly attributes?: readonly string[]
  /** Every attribute of these classes: `sensitive`. */
  readonly sensitivities?: readonly string[]
  /** Forbids only where all of these facts hold; one that was not looked up counts as holding. */
  readonly when?: readonly string[]
  /** Does not forbid in any of these circumstances. */
  readonly except?: readonly Circumstances[]
  /** Any one of these facts lifts it; one that was not looked up does not. */
  readonly unless?: readonly string[]
  readonly note?: Bilingual
}

/** What agreements and guardrails say about themselves. */
export interface LegalText {
  readonly id: string
  /** The file it was read from, as its author knows it: `agreements/tax-population.dsa.yaml`. */
  readonly file: string
  readonly title: Bilingual
  /** Ids of the catalogue of legal bases; the first one in force on the day is the one that is cited. */
  readonly legalBasis: readonly string[]
  /** The unit that answers for the text. */
  readonly owner: Bilingual
  readonly status: AgreementStatus
  readonly validity: Validity
  readonly reviewBy: string
  /** Further rows written in Cedar, each with `@id("…")`, inside the same checked profile. */
  readonly cedar?: string
}

/** One data-sharing agreement: what one registry tells one agency, on which legal basis, and for how long. */
export interface Agreement extends LegalText {
  /** The registry that discloses. */
  readonly provider: string
  /** The agency that receives. */
  readonly consumer: string
  readonly grants: readonly AgreementGrant[]
  /** What the consumer may not know of the provider, whatever another agreement grants. */
  readonly prohibitions?: readonly Prohibition[]
}

/** Prohibitions that beat every grant of every agreement, for every agency they do not except. */
export interface Guardrail extends LegalText {
  readonly prohibitions: readonly Prohibition[]
}
