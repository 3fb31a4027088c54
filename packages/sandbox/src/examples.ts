import type { Bilingual } from '@motlan/kernel'

/** A situation to begin with: who asks what about whom, ready to run. */
export type Example = AgencyExample | CitizenExample

interface Situation {
  readonly title: Bilingual
  readonly query: string
  readonly variables: Readonly<Record<string, string>>
}

/** What an agency asks. */
interface AgencyExample extends Situation {
  readonly agency: string
  /** What it is asked for: a procedure, or a purpose where there is none. */
  readonly procedure?: string
  readonly purpose?: string
}

/** What a citizen asks, by their name in the cast. */
interface CitizenExample extends Situation {
  readonly citizen: string
}

/** The same with names of the cast in the place of their numbers. */
type Scene = (Omit<AgencyExample, 'variables'> | Omit<CitizenExample, 'variables'>) & {
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
  {
    title: { vi: 'Công dân: ai đã xem gì của tôi', en: 'A citizen: who looked at what of mine' },
    citizen: 'newborn-father',
    cast: {},
    query: `# Mỗi lần tra cứu là một mục, mới nhất trước: cơ quan nào, lúc nào, để làm gì, theo điều nào.
# Every look-up is an entry, newest first: which agency, when, what for, by which article.
# Hãy chạy ví dụ khai sinh trước. — Run the example of the birth first.
query WhoLookedAtMe {
  me {
    trace(first: 10) {
      nodes {
        at
        sentence { vi en }
        attributes { name relation legalBasis { citation { vi } } }
        withheld { name reason { code } }
        proof { inclusion }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}
`,
  },
  {
    title: { vi: 'Cha mẹ: ai đã xem gì của con tôi', en: 'A parent: who looked at my child' },
    citizen: 'newborn-mother',
    cast: {},
    query: `# Cha mẹ xem được vết truy cập của con chưa thành niên; việc tra cứu ai là con cũng được ghi lại.
# Parents see the trace of a child under age; that it was looked up whose child it is, is recorded as well.
query WhoLookedAtMyChild {
  me {
    children {
      citizenId
      trace(first: 5) { nodes { at agency { title { vi } } sentence { vi en } } }
    }
  }
}
`,
  },
  {
    title: {
      vi: 'Công dân: khai một lần, tờ khai đã điền sẵn',
      en: 'A citizen: declare once, the form is filled in',
    },
    citizen: 'unemployed',
    cast: {},
    query: `# Hồ sơ hưởng trợ cấp thất nghiệp: mục nào đã có (FILLED), mục nào còn phải khai (TO_ASK). Cùng khóa là cùng hồ sơ.
# A claim for unemployment benefit: what is known (FILLED), what is still asked (TO_ASK). The same key is the same case.
mutation ClaimBenefit {
  openCase(input: { procedure: "1.001978", idempotencyKey: "graphiql" }) {
    id
    version
    status
    form {
      ready
      counts { filled toAsk }
      fields { number title { vi en } state value source asOf }
    }
  }
}
`,
  },
]
