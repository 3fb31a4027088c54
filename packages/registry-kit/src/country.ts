import type { Selectable } from 'kysely'
import type { Firm, HouseholdBusiness } from './country-firm.ts'
import type { InsuranceFacts } from './country-insurance.ts'
import type { Plot } from './country-land.ts'
import type { Job, TaxFacts } from './country-work.ts'

export {
  daysBetween,
  daysLater,
  earlier,
  later,
  monthNumber,
  monthsLater,
  monthText,
} from './calendar-day.ts'
export type {
  Branch,
  Contributor,
  Firm,
  FirmChange,
  HouseholdBusiness,
  Industry,
} from './country-firm.ts'
export type {
  Benefit,
  Contribution,
  HealthCard,
  InsuranceFacts,
  JobLoss,
} from './country-insurance.ts'
export type { Asset, Certificate, LandUser, Plot, PlotChange, Restriction } from './country-land.ts'
export type { Dependant, Job, TaxFacts } from './country-work.ts'
export { inSentence, placeText } from './place-text.ts'
export { hashOf, type Random, randomOf } from './random.ts'

/**
 * A piece of the made-up country: facts only, no registry's tables. Everything in a block refers to the same block, or
 * to the institutions of block 0 (the personas), so that blocks can be made and loaded in any order.
 */
export interface CountryBlock {
  readonly seed: number
  readonly index: number
  /** The country's present day, `YYYY-MM-DD`; nothing in the block happened later. */
  readonly today: string
  /** The living and the recorded dead. */
  readonly persons: readonly Person[]
  readonly households: readonly Household[]
  readonly marriages: readonly Marriage[]
  readonly firms: readonly Firm[]
  readonly householdBusinesses: readonly HouseholdBusiness[]
  readonly plots: readonly Plot[]
  /** The ground truth of every error that was put in on purpose. */
  readonly errors: readonly ErrorLabel[]
}

/**
 * What a registry's `seed.ts` answers: every table, every column. All rows of a table list their columns in the same
 * order: the loader takes the column list from the first one.
 */
export type Rows<DB> = { readonly [Table in keyof DB & string]: readonly Selectable<DB[Table]>[] }

/** How a made-up country looks in one registry's tables: pure, the same rows for the same block. */
export type Seed<DB> = (block: CountryBlock) => Rows<DB>

export type Sex = 'MALE' | 'FEMALE'
export type MaritalStatus = 'SINGLE' | 'MARRIED' | 'WIDOWED' | 'DIVORCED'

export interface PersonName {
  readonly family: string
  readonly middle: string | null
  readonly given: string
  /** The three parts with single spaces, NFC. */
  readonly full: string
}

/** A commune-level unit in the list of one date; old units still have a district. */
export interface Place {
  readonly code: string
  readonly version: '2024-11' | '2025-07' | '2026-04'
  readonly commune: string
  readonly district: string | null
  readonly province: string
  /** Two digits, in the list of the same date as `code`. */
  readonly provinceCode: string
}

export interface Address extends Place {
  /** House and street, or hamlet: `Số 12, Đường Lê Lợi`, `Thôn 3`. */
  readonly line: string
  /** The whole address as printed. */
  readonly text: string
}

/** A relative as recorded: without a number when the person died before the database existed. */
export interface Kin {
  readonly citizenId: string | null
  readonly name: string
  readonly nationality: string
}

export interface Person {
  readonly citizenId: string
  readonly previousCitizenIds: readonly string[]
  readonly name: PersonName
  readonly otherName: string | null
  readonly sex: Sex
  readonly dateOfBirth: string
  /** `null` for the living. */
  readonly death: Death | null
  readonly declaredMissingOn: string | null
  readonly birth: CivilRecord | null
  /** Free text: a hospital, or an address. */
  readonly placeOfBirth: string
  readonly placeOfBirthRegistration: Place
  readonly nativePlace: Place
  /** Name as in QCVN 109 appendix E: `Kinh`, `Tày`, `Gia Rai`. */
  readonly ethnicity: string
  /** `Không`, `Công giáo`, `Phật giáo`... */
  readonly religion: string
  /** `Việt Nam`. */
  readonly nationality: string
  readonly bloodGroup: 'A' | 'B' | 'AB' | 'O' | null
  /** The nine-digit number of the document that expired after 2024. */
  readonly cmnd: string | null
  /** Oldest first; the last one is valid unless its date has passed. */
  readonly cards: readonly IdentityCard[]
  /** What the population registry records: a missing link (see `errors`) is `null` here. */
  readonly father: Kin | null
  readonly mother: Kin | null
  readonly spouse: Kin | null
  readonly children: readonly Kin[]
  /** The legal representative of a minor or of an adult without capacity. */
  readonly guardian: Kin | null
  readonly wards: readonly Kin[]
  readonly maritalStatus: MaritalStatus
  /** `null` for the dead: removal from the household is automatic. */
  readonly residenceFileNumber: string | null
  readonly relationToHead: RelationToHead | null
  /** Permanent ones, the past one first, then a temporary one: that ends at `until`, mostly in the future. */
  readonly residences: readonly Residence[]
  readonly currentResidence: Address
  readonly absence: Absence | null
  readonly phone: string | null
  readonly email: string | null
  readonly occupation: string
  readonly job: Job | null
  readonly tax: TaxFacts | null
  readonly insurance: InsuranceFacts | null
}

export interface IdentityCard {
  /** `CMND` 9 digits, `CCCD` bar code or chip, `CC` since July 2024. */
  readonly kind: 'CMND' | 'CCCD' | 'CC'
  /** The number on the card: the CMND number or the citizen ID. */
  readonly number: string
  readonly issuedOn: string
  readonly issuedBy: string
  /** `null`: valid for life. */
  readonly validUntil: string | null
}

/** An entry in a civil-status book. */
export interface CivilRecord {
  readonly number: string
  readonly registeredOn: string
  readonly office: Place
}

export interface Death extends CivilRecord {
  readonly diedOn: string
  readonly place: string
  readonly cause: string
  readonly notificationNumber: string | null
}

/** One marriage; both numbers, or one where the other party died before the database existed. */
export interface Marriage extends CivilRecord {
  readonly husband: Kin
  readonly wife: Kin
  readonly ended: {
    readonly reason: 'DIVORCE' | 'DEATH'
    readonly on: string
    readonly number: string
  } | null
}

export type RelationToHead =
  | 'HEAD'
  | 'SPOUSE'
  | 'CHILD'
  | 'PARENT'
  | 'GRANDPARENT'
  | 'GRANDCHILD'
  | 'SIBLING'
  | 'CHILD_IN_LAW'
  | 'PARENT_IN_LAW'
  | 'SIBLING_IN_LAW'
  | 'NEPHEW_OR_NIECE'
  | 'OTHER_RELATIVE'
  | 'NOT_RELATED'

export interface Household {
  readonly residenceFileNumber: string
  readonly head: string
  /** The head first. */
  readonly members: readonly { readonly citizenId: string; readonly relation: RelationToHead }[]
  readonly address: Address
  readonly registeredOn: string
  /** On the list of the locality. */
  readonly poverty: 'POOR' | 'NEAR_POOR' | null
}

export interface Residence {
  readonly kind: 'PERMANENT' | 'TEMPORARY'
  readonly address: Address
  readonly from: string
  readonly until: string | null
  /** Vietnamese, as on the form: `Sinh ra`, `Kết hôn`, `Lao động`, `Học tập`. */
  readonly reason: string
}

export interface Absence {
  readonly from: string
  readonly until: string
  readonly reason: string
  readonly destination: string
}

/** The errors of real registries (domain.md 7.5). */
export type ErrorKind =
  | 'PERSON_MISMATCH'
  | 'OWNER_UNVERIFIED'
  | 'CMND_ONLY'
  | 'OLD_ADDRESS'
  | 'LINK_MISSING'
  | 'DUPLICATE_PERSON'
  | 'NAME_DAMAGED'
  | 'ZERO_LOST'
  | 'STATUS_STALE'

export interface ErrorLabel {
  readonly error: ErrorKind
  readonly registry: 'population' | 'land' | 'finance' | 'insurance'
  /** Citizen, business or parcel ID. */
  readonly subject: string
  /** The fact that is wrong, as named in these types: `insurance.recordedName`, `father`, `recordedAddress`. */
  readonly fact: string
  readonly held: string | null
  readonly truth: string | null
}
