import type {
  Address,
  CountryBlock,
  Firm,
  HouseholdBusiness,
  Person,
  Plot,
  TaxFacts,
} from './country.ts'

/** The present day of sample blocks. */
const today = '2026-11-21'

/** An address under the two-tier units. */
export const sampleAddress: Address = {
  code: '00004',
  version: '2026-04',
  commune: 'Phường Ba Đình',
  district: null,
  province: 'Thành phố Hà Nội',
  provinceCode: '01',
  line: 'Số 12, Đường Đội Cấn',
  text: 'Số 12, Đường Đội Cấn, Phường Ba Đình, Thành phố Hà Nội',
}

/** The same place before July 2025. */
export const sampleOldAddress: Address = {
  ...sampleAddress,
  code: '00001',
  version: '2024-11',
  commune: 'Phường Phúc Xá',
  district: 'Quận Ba Đình',
  text: 'Số 12, Đường Đội Cấn, Phường Phúc Xá, Quận Ba Đình, Thành phố Hà Nội',
}

/** A block that holds what a test puts into it. */
export function sampleBlock(special: Partial<CountryBlock>): CountryBlock {
  return {
    seed: 7,
    index: 1,
    today,
    persons: [],
    households: [],
    marriages: [],
    firms: [],
    householdBusinesses: [],
    plots: [],
    errors: [],
    ...special,
  }
}

/** A person of whom a test says only what it cares for. */
export function samplePerson(citizenId: string, special: Partial<Person> = {}): Person {
  return {
    citizenId,
    previousCitizenIds: [],
    name: { family: 'Nguyễn', middle: 'Văn', given: 'Mẫu', full: 'Nguyễn Văn Mẫu' },
    otherName: null,
    sex: 'MALE',
    dateOfBirth: '1990-05-20',
    death: null,
    declaredMissingOn: null,
    birth: null,
    placeOfBirth: 'Bệnh viện Phụ sản Hà Nội',
    placeOfBirthRegistration: sampleOldAddress,
    nativePlace: sampleOldAddress,
    ethnicity: 'Kinh',
    religion: 'Không',
    nationality: 'Việt Nam',
    bloodGroup: null,
    cmnd: null,
    cards: [],
    father: null,
    mother: null,
    spouse: null,
    children: [],
    guardian: null,
    wards: [],
    maritalStatus: 'SINGLE',
    residenceFileNumber: null,
    relationToHead: null,
    residences: [],
    currentResidence: sampleAddress,
    absence: null,
    phone: null,
    email: null,
    occupation: 'Giáo viên',
    job: null,
    tax: null,
    insurance: null,
    ...special,
  }
}

/** What the tax administration holds of a taxpayer without debts. */
export function sampleTax(special: Partial<TaxFacts> = {}): TaxFacts {
  return {
    status: '00',
    since: '2015-01-01',
    office: 'Thuế cơ sở 1 thành phố Hà Nội',
    recordedName: 'Nguyễn Văn Mẫu',
    recordedAddress: sampleAddress,
    formerTaxCode: null,
    duplicateTaxCode: null,
    dependants: [],
    arrears: 0,
    bankAccount: null,
    ...special,
  }
}

/** A one-member company. */
export function sampleFirm(businessId: string, special: Partial<Firm> = {}): Firm {
  return {
    businessId,
    kind: 'ENTERPRISE',
    legalForm: 'LLC_ONE_MEMBER',
    foreignInvested: false,
    stateOwned: false,
    name: 'Công ty TNHH Một Lần',
    foreignName: null,
    shortName: null,
    status: 'ACTIVE',
    statusHistory: [{ status: 'ACTIVE', from: '2018-03-01' }],
    registeredOn: '2018-03-01',
    changes: [],
    headOffice: sampleAddress,
    phone: '0900000018',
    email: 'lienhe@motlan.example',
    industries: [{ code: '47111', name: 'Bán lẻ lương thực, thực phẩm' }],
    charterCapital: 2_000_000_000,
    shares: null,
    representatives: [],
    contributors: [],
    beneficialOwners: [],
    authorisedRepresentatives: [],
    branches: [],
    fiscalYearStart: '01-01',
    vatMethod: 'DEDUCTION',
    chiefAccountant: null,
    plannedEmployees: 10,
    employees: 0,
    insurancePaymentCycle: 'MONTHLY',
    turnover: 0,
    tax: sampleTax({ recordedName: 'Công ty TNHH Một Lần' }),
    ...special,
  }
}

/** A shop. */
export function sampleShop(
  owner: string,
  special: Partial<HouseholdBusiness> = {},
): HouseholdBusiness {
  return {
    owner,
    registrationNumber: '01A8000017',
    name: 'Tạp hóa Một Lần',
    address: sampleAddress,
    registeredOn: '2020-02-02',
    status: 'ACTIVE',
    industries: [{ code: '47111', name: 'Bán lẻ lương thực, thực phẩm' }],
    capital: 150_000_000,
    familyMembers: [],
    employees: 0,
    turnover: 0,
    tax: sampleTax({ recordedName: 'Tạp hóa Một Lần' }),
    ...special,
  }
}

/** A residential parcel that nobody has verified. */
export function samplePlot(parcelId: string, special: Partial<Plot> = {}): Plot {
  return {
    parcelId,
    mapSheet: 12,
    parcelNumber: 34,
    oldMapSheet: 5,
    oldParcelNumber: 67,
    address: sampleAddress,
    oldAddress: sampleOldAddress,
    recordedAddress: sampleAddress,
    area: 81.2,
    legalArea: 80,
    purpose: 'ODT',
    origin: 'RECOGNISED',
    form: 'PRIVATE',
    termUntil: null,
    users: [],
    verified: false,
    certificate: null,
    asset: null,
    restrictions: [],
    changes: [],
    price: 50_000_000,
    ...special,
  }
}
