import type { Address } from './country.ts'

/** One parcel, or the parcel under an apartment. */
export interface Plot {
  readonly parcelId: string
  /** On the current cadastral map. */
  readonly mapSheet: number
  readonly parcelNumber: number
  /** As printed on the certificate, before the sheets were renumbered. */
  readonly oldMapSheet: number
  readonly oldParcelNumber: number
  readonly address: Address
  /** The same place in the list in force before July 2025. */
  readonly oldAddress: Address
  /** What the land record still holds as its address: one of the two above, a zero may be lost in its code (see `errors`). */
  readonly recordedAddress: Address
  /** Square metres. */
  readonly area: number
  readonly legalArea: number
  /** ONT, ODT, LUC, BHK, CLN, NTS, RSX, TMD (commerce), SKC (production), DGD (education). */
  readonly purpose: string
  readonly origin:
    | 'ALLOCATED_WITH_FEE'
    | 'ALLOCATED_WITHOUT_FEE'
    | 'LEASED'
    | 'RECOGNISED'
    | 'TRANSFERRED'
    | 'INHERITED'
  readonly form: 'PRIVATE' | 'COMMON'
  /** `null`: long term. */
  readonly termUntil: string | null
  /** A couple is two users of the kind `COUPLE`. */
  readonly users: readonly LandUser[]
  /** Whether the land record has been verified with its users (see `errors`). */
  readonly verified: boolean
  readonly certificate: Certificate | null
  readonly asset: Asset | null
  readonly restrictions: readonly Restriction[]
  /** Oldest first. */
  readonly changes: readonly PlotChange[]
  /** Price table of the province, whole đồng per square metre. */
  readonly price: number
}

export interface LandUser {
  readonly kind: 'INDIVIDUAL' | 'COUPLE' | 'HOUSEHOLD' | 'ORGANISATION'
  /** Who it is. `citizenId` is `null` where the record only has the old CMND (see `errors`). */
  readonly citizenId: string | null
  readonly businessId: string | null
  /** What the land record holds beside the number. */
  readonly recordedName: string
  readonly recordedCmnd: string | null
  readonly since: string
  /** In hundredths of a per cent. */
  readonly share: number
}

export interface Certificate {
  /** `ZZ 00012345`, before August 2024 `ZZ 123456`. */
  readonly serial: string
  readonly entryNumber: string
  readonly code: string
  readonly issuedOn: string
  readonly issuer: string
}

export interface Asset {
  readonly kind: 'HOUSE' | 'APARTMENT'
  readonly floorArea: number
  readonly level: string
  readonly floors: number
  readonly builtIn: number
  readonly ownershipUntil: string | null
}

export interface Restriction {
  readonly kind: 'MORTGAGE' | 'DISPUTE' | 'SEIZURE' | 'PLANNING'
  /** Business ID of the creditor; `null` where an authority restricts. */
  readonly creditor: string | null
  readonly holder: string
  readonly from: string
  readonly until: string | null
}

export interface PlotChange {
  readonly reason:
    | 'FIRST_CERTIFICATE'
    | 'TRANSFER'
    | 'GIFT'
    | 'INHERITANCE'
    | 'SPLIT'
    | 'MERGE'
    | 'CORRECTION'
    | 'MORTGAGE'
  readonly on: string
  readonly dossier: string
  readonly before: string | null
  readonly after: string
  /** Citizen IDs or business IDs. */
  readonly from: readonly string[]
  readonly to: readonly string[]
  /** Set for a transfer, a gift or an inheritance: what the tax administration made of it. */
  readonly tax: {
    readonly price: number
    readonly incomeTax: number
    readonly registrationFee: number
    readonly exemption: string | null
    readonly paidOn: string | null
  } | null
}
