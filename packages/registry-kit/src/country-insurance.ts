import type { Sex } from './country.ts'

/** What social security holds of one person. */
export interface InsuranceFacts {
  readonly number: string
  /** As on the insurance record; one of the three may differ from the population's (see `errors`). */
  readonly recordedName: string
  readonly recordedDateOfBirth: string
  readonly recordedSex: Sex
  /** A second number of the same person that nobody merged (see `errors`). */
  readonly duplicateNumber: string | null
  /** Social insurance today; `NONE` also for those who only have a history. */
  readonly participation: 'COMPULSORY' | 'VOLUNTARY' | 'NONE'
  /** Oldest first, without overlap; the last one is open (`until` is null) for who participates today. */
  readonly contributions: readonly Contribution[]
  readonly unemploymentInsured: boolean
  /** The last loss of a job that social security was told of. */
  readonly jobLoss: JobLoss | null
  readonly card: HealthCard | null
  readonly benefits: readonly Benefit[]
  readonly bankAccount: { readonly bank: string; readonly number: string } | null
}

export interface Contribution {
  /** `YYYY-MM`. */
  readonly from: string
  readonly until: string | null
  readonly kind: 'COMPULSORY' | 'VOLUNTARY'
  /** Business ID of the employer; `null` for voluntary insurance and employers that closed long ago. */
  readonly employer: string | null
  /** Per month, whole đồng. */
  readonly salaryBase: number
  readonly title: string
  readonly place: string
  readonly hazardous: boolean
  /** Whether unemployment insurance was paid too. */
  readonly unemployment: boolean
}

export interface JobLoss {
  readonly contractEndedOn: string
  /** Set where benefit was granted. */
  readonly decision: {
    readonly number: string
    readonly from: string
    readonly months: number
    readonly monthly: number
  } | null
}

export interface HealthCard {
  /** Ten digits; the insurance number. */
  readonly number: string
  /** The 15 characters of a card printed before April 2021. */
  readonly oldNumber: string | null
  /** `DN` employees, `HC` public servants, `HT` pensioners, `TE` under six, `HS`/`SV` pupils and students, `GD` households, `HN` poor, `CN` near-poor, `CC` merit, `BT` social protection. */
  readonly group: 'DN' | 'HC' | 'HT' | 'TE' | 'HS' | 'SV' | 'GD' | 'HN' | 'CN' | 'CC' | 'BT'
  readonly level: 1 | 2 | 3 | 4 | 5
  readonly from: string
  readonly until: string
  readonly fiveConsecutiveYearsOn: string | null
  /** Primary-care facility: code and name. */
  readonly facility: { readonly code: string; readonly name: string }
}

export interface Benefit {
  readonly kind: 'PENSION' | 'SOCIAL_PENSION' | 'SURVIVORS' | 'MATERNITY' | 'SICKNESS' | 'ONE_OFF'
  readonly number: string
  readonly from: string
  /** `null`: paid until further notice. */
  readonly until: string | null
  /** Per month, or once for `ONE_OFF`; whole đồng. */
  readonly amount: number
}
