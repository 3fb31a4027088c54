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
  readonly note?: Bilingual
}

/** One data-sharing agreement: what one registry tells one agency, on which legal basis, and for how long. */
export interface Agreement {
  readonly id: string
  /** The file it was read from, as its author knows it: `agreements/tax-population.dsa.yaml`. */
  readonly file: string
  readonly title: Bilingual
  /** The registry that discloses. */
  readonly provider: string
  /** The agency that receives. */
  readonly consumer: string
  /** Ids of the catalogue of legal bases; the first one in force on the day is the one that is cited. */
  readonly legalBasis: readonly string[]
  /** The unit that answers for the text. */
  readonly owner: Bilingual
  readonly status: AgreementStatus
  readonly validity: Validity
  readonly reviewBy: string
  readonly grants: readonly AgreementGrant[]
}
