import type { Bilingual } from '@motlan/kernel'

/** A situation to begin with: who asks what about whom, ready to run. */
export interface Example {
  readonly title: Bilingual
  readonly agency: string
  /** What it is asked for: a procedure, or a purpose where there is none. */
  readonly procedure?: string
  readonly purpose?: string
  readonly query: string
  readonly variables: Readonly<Record<string, string>>
}

/** The same with names of the cast in the place of their numbers. */
interface Scene extends Omit<Example, 'variables'> {
  readonly cast: Readonly<Record<string, string>>
}

/** The situations of the sandbox; `idOf` knows the number of everybody in the cast. */
export function examplesOf(idOf: (key: string) => string): readonly Example[] {
  return scenes.map(({ cast, ...scene }) => ({
    ...scene,
    variables: Object.fromEntries(Object.entries(cast).map(([name, key]) => [name, idOf(key)])),
  }))
}

const scenes: readonly Scene[] = [
  {
    title: { vi: 'Khai sinh: cha mẹ của bé Minh An', en: 'A birth: the parents of the newborn' },
    agency: 'civil-status',
    procedure: '2.000986',
    cast: { father: 'newborn-father' },
    query: `# Người cha đến khai sinh: mọi thông tin về cha mẹ đã có sẵn, không phải khai lại.
# The father comes to register the birth: nothing about the parents has to be declared again.
query Birth($father: CitizenId!) {
  citizen(citizenId: $father) {
    birthName { fullName }
    dateOfBirth
    ethnicity
    citizenship
    nativePlace
    residenceFileNumber
    permanentResidence { address adminUnitCode adminUnitVersion }
    marriageRecords { number registeredOn state }
    spouse {
      birthName { fullName }
      dateOfBirth
      ethnicity
      permanentResidence { address adminUnitCode adminUnitVersion }
    }
  }
}
`,
  },
  {
    title: { vi: 'Thành lập công ty: người sáng lập', en: 'A new company: its founder' },
    agency: 'business-office',
    procedure: '2.001583',
    cast: { founder: 'founder' },
    query: `# Ba cơ sở dữ liệu trả lời: nhân thân, vai trò trong doanh nghiệp khác, nợ thuế (có hoặc không, không nói bao nhiêu).
# Three registries answer: identity, roles in other businesses, tax arrears (whether, never how much).
query Founder($founder: CitizenId!) {
  citizen(citizenId: $founder) {
    birthName { fullName }
    dateOfBirth
    sex
    citizenship
    mobileNumber
    permanentResidence { address adminUnitCode adminUnitVersion }
    businesses { business { names { vietnamese } legalForm status } }
    businessBans { reason }
    hasTaxArrears
  }
}
`,
  },
  {
    title: {
      vi: 'Chuyển nhượng đất: thửa đất và người bán',
      en: 'A land transfer: the parcel and who sells it',
    },
    agency: 'land-office',
    procedure: '1.012785',
    cast: { parcel: 'parcel-for-sale' },
    query: `# Từ thửa đất đến người sử dụng và vợ hoặc chồng: đất đai hỏi dân cư qua liên kết.
# From the parcel to its land users and their spouses: one question, two registries.
query Transfer($parcel: ParcelId!) {
  parcel(parcelId: $parcel) {
    mapSheetNumber
    parcelNumber
    area
    location { address adminUnitCode adminUnitVersion }
    rights { landUsePurpose useOrigin useTerm area }
    certificates { serialNumber issuedOn valid }
    restrictions { kind startsOn endsOn }
    landUsers {
      kind
      role
      citizen {
        birthName { fullName }
        isAlive
        maritalStatus
        spouse { birthName { fullName } isAlive }
      }
    }
  }
}
`,
  },
  {
    title: {
      vi: 'Giảm trừ gia cảnh, và một câu hỏi quá xa',
      en: 'Family deduction, and one question too far',
    },
    agency: 'tax',
    procedure: '1.002207',
    cast: { taxpayer: 'taxpayer' },
    query: `# Dân tộc và nhóm máu không có thỏa thuận nào cho cơ quan thuế: trả về null, kèm lý do.
# No agreement lets the tax office know ethnicity or blood group: null, and the reason why.
query Deduction($taxpayer: CitizenId!) {
  citizen(citizenId: $taxpayer) {
    birthName { fullName }
    taxRegistration { status managingTaxOffice }
    taxDependants { relation fromMonth untilMonth dependant { birthName { fullName } dateOfBirth earnsBelowDependantLimit } }
    children { birthName { fullName } dateOfBirth }
    ethnicity
    bloodGroup
  }
}
`,
  },
  {
    title: { vi: 'Hưu trí: quá trình đóng bảo hiểm xã hội', en: 'A pension: what was paid in' },
    agency: 'social-insurance',
    procedure: '1.001521',
    cast: { pensioner: 'pensioner' },
    query: `query Pension($pensioner: CitizenId!) {
  citizen(citizenId: $pensioner) {
    birthName { fullName }
    dateOfBirth
    socialInsuranceNumber
    socialInsuranceMonths
    contributionHistory { fromMonth untilMonth scheme salaryBase workplace }
    isPensioner
    pension { decisionNumber from monthlyAmount }
  }
}
`,
  },
  {
    title: { vi: 'Ngân hàng: khách hàng doanh nghiệp', en: 'A bank: a corporate customer' },
    agency: 'bank',
    purpose: 'customer-due-diligence',
    cast: { company: 'an-phu' },
    query: `# Không có thủ tục hành chính: ngân hàng nêu mục đích.
# No procedure here: a bank states its purpose.
query Customer($company: BusinessId!) {
  business(businessId: $company) {
    names { vietnamese short }
    legalForm
    status
    charterCapital
    headOffice { address }
    legalRepresentative { birthName { fullName } dateOfBirth citizenship }
    beneficialOwners { ratio controlKind citizen { birthName { fullName } citizenship } }
  }
}
`,
  },
]
