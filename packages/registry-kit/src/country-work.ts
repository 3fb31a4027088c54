import type { Address } from './country.ts'

/** What somebody does for a living today. */
export interface Job {
  readonly kind: 'EMPLOYEE' | 'PUBLIC_SERVANT' | 'HOUSEHOLD_BUSINESS' | 'SELF_EMPLOYED' | 'FARMER'
  /** Business ID of the employer; `null` for the self-employed, farmers and informal work. */
  readonly employer: string | null
  /** `Công nhân may`, `Giáo viên`. */
  readonly title: string
  readonly since: string
  /** Per month, whole đồng. */
  readonly salary: number
}

/** What the tax administration holds of one taxpayer (a person, a firm, a household business). */
export interface TaxFacts {
  /** 00 active … 09 address being verified; there is no 08. */
  readonly status: '00' | '01' | '02' | '03' | '04' | '05' | '06' | '07' | '09'
  readonly since: string
  /** The managing office: `Thuế cơ sở 3 thành phố Hà Nội`. */
  readonly office: string
  /** The name on the tax record; may be damaged (see `errors`). */
  readonly recordedName: string
  /** The address on the tax record; may still name a district (see `errors`). */
  readonly recordedAddress: Address
  /** Ten-digit code from before the personal ID became the tax code. */
  readonly formerTaxCode: string | null
  /** A second record of the same person that nobody merged (see `errors`). */
  readonly duplicateTaxCode: string | null
  readonly dependants: readonly Dependant[]
  /** Unpaid today, whole đồng. */
  readonly arrears: number
  readonly bankAccount: { readonly bank: string; readonly number: string } | null
}

export interface Dependant {
  readonly citizenId: string
  readonly relation: 'CHILD' | 'SPOUSE' | 'PARENT' | 'OTHER'
  /** `YYYY-MM`. */
  readonly from: string
  readonly until: string | null
}
