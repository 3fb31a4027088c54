import type { Address } from './country.ts'
import type { TaxFacts } from './country-work.ts'

/** An organisation with a ten-digit code. Public units have a tax code and employ people, but are not in business registration. */
export interface Firm {
  readonly businessId: string
  readonly kind: 'ENTERPRISE' | 'CO_OPERATIVE' | 'PUBLIC_UNIT'
  readonly legalForm:
    | 'LLC_ONE_MEMBER'
    | 'LLC_MULTI_MEMBER'
    | 'JOINT_STOCK'
    | 'PRIVATE_ENTERPRISE'
    | 'PARTNERSHIP'
    | 'CO_OPERATIVE'
    | 'PUBLIC_UNIT'
  readonly foreignInvested: boolean
  readonly stateOwned: boolean
  readonly name: string
  readonly foreignName: string | null
  readonly shortName: string | null
  readonly status: 'ACTIVE' | 'SUSPENDED' | 'NOT_AT_ADDRESS' | 'DISSOLVING' | 'DISSOLVED'
  /** Oldest first, beginning with the registration; the last one is `status`. */
  readonly statusHistory: readonly { readonly status: Firm['status']; readonly from: string }[]
  readonly registeredOn: string
  /** Registered changes, the first registration not counted. */
  readonly changes: readonly FirmChange[]
  readonly headOffice: Address
  readonly phone: string
  readonly email: string
  /** The main activity first. */
  readonly industries: readonly Industry[]
  /** Whole đồng. */
  readonly charterCapital: number
  readonly shares: number | null
  readonly representatives: readonly { readonly citizenId: string; readonly title: string }[]
  /** Owner, members, founding shareholders or co-operative members; ratios sum to 10 000. */
  readonly contributors: readonly Contributor[]
  readonly beneficialOwners: readonly {
    readonly citizenId: string
    readonly ratio: number
    readonly control: 'CAPITAL' | 'VOTES' | 'APPOINTMENT'
  }[]
  /** For owners that are organisations. */
  readonly authorisedRepresentatives: readonly {
    readonly citizenId: string
    readonly represents: string
  }[]
  readonly branches: readonly Branch[]
  readonly fiscalYearStart: string
  readonly vatMethod: 'DEDUCTION' | 'DIRECT'
  readonly chiefAccountant: string | null
  readonly plannedEmployees: number
  /** People of the block that work here today. */
  readonly employees: number
  readonly insurancePaymentCycle: 'MONTHLY' | 'QUARTERLY' | 'HALF_YEARLY'
  /** Per year, whole đồng: what taxes are computed from. */
  readonly turnover: number
  readonly tax: TaxFacts
}

export interface Contributor {
  readonly role: 'OWNER' | 'MEMBER' | 'FOUNDING_SHAREHOLDER' | 'GENERAL_PARTNER'
  /** Exactly one of the two is set. */
  readonly citizenId: string | null
  readonly businessId: string | null
  /** Whole đồng. */
  readonly contribution: number
  /** In hundredths of a per cent: 10 000 is all of it. */
  readonly ratio: number
  readonly on: string
}

export interface FirmChange {
  readonly number: number
  readonly on: string
  readonly content: string
}

/** VSIC 2018 class: `47111`. */
export interface Industry {
  readonly code: string
  readonly name: string
}

export interface Branch {
  /** `NNNNNNNNNN-NNN`, or for a business location the five digits under the enterprise in `locationCode`. */
  readonly businessId: string | null
  readonly locationCode: string | null
  readonly kind: 'BRANCH' | 'REPRESENTATIVE_OFFICE' | 'BUSINESS_LOCATION'
  readonly name: string
  readonly address: Address
  readonly head: string
  readonly registeredOn: string
  readonly tax: TaxFacts | null
}

/** A household business: its code is the owner's citizen ID. */
export interface HouseholdBusiness {
  readonly owner: string
  readonly registrationNumber: string
  readonly name: string
  readonly address: Address
  readonly registeredOn: string
  readonly status: 'ACTIVE' | 'SUSPENDED' | 'CLOSED'
  readonly industries: readonly Industry[]
  readonly capital: number
  /** Members of the family that run it together with the owner. */
  readonly familyMembers: readonly { readonly citizenId: string; readonly relation: string }[]
  readonly employees: number
  /** Per year, whole đồng. */
  readonly turnover: number
  readonly tax: TaxFacts
}
