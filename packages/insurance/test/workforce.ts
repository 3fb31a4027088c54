import type {
  CountryBlock,
  Firm,
  InsuranceFacts,
  Person,
  Place,
} from '@motlan/registry-kit/country'

/** A made-up workforce: an employee, a pensioner, somebody without work, a child, and a firm that pays late. */
export const ids = {
  employee: '901192000021',
  pensioner: '901155000022',
  jobless: '901085000023',
  child: '901322000024',
  firm: '9900000016',
} as const

const place: Place = {
  code: '00004',
  version: '2026-04',
  commune: 'Phường Ba Đình',
  district: null,
  province: 'Thành phố Hà Nội',
  provinceCode: '01',
}

const address = { ...place, line: 'Số 1', text: 'Số 1, Phường Ba Đình, Thành phố Hà Nội' }

type Facts = Partial<InsuranceFacts> & Pick<InsuranceFacts, 'number'>

function person(citizenId: string, sex: Person['sex'], dateOfBirth: string, facts: Facts): Person {
  return {
    citizenId,
    previousCitizenIds: [],
    name: { family: 'Nguyễn', middle: null, given: 'Mẫu', full: 'Nguyễn Mẫu' },
    otherName: null,
    sex,
    dateOfBirth,
    death: null,
    declaredMissingOn: null,
    birth: null,
    placeOfBirth: 'Hà Nội',
    placeOfBirthRegistration: place,
    nativePlace: place,
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
    currentResidence: address,
    absence: null,
    phone: null,
    email: null,
    occupation: 'Công nhân',
    job: null,
    tax: null,
    insurance: {
      recordedName: 'Nguyen Mau',
      recordedDateOfBirth: dateOfBirth,
      recordedSex: sex,
      duplicateNumber: null,
      participation: 'NONE',
      contributions: [],
      unemploymentInsured: false,
      jobLoss: null,
      card: null,
      benefits: [],
      bankAccount: null,
      ...facts,
    },
  }
}

const work = {
  kind: 'COMPULSORY',
  employer: ids.firm,
  salaryBase: 10_000_000,
  title: 'Công nhân may',
  place: 'Hà Nội',
  hazardous: false,
  unemployment: true,
} as const

const persons: readonly Person[] = [
  person(ids.employee, 'FEMALE', '1992-03-04', {
    number: '9800000021',
    participation: 'COMPULSORY',
    unemploymentInsured: true,
    contributions: [
      {
        ...work,
        from: '2015-01',
        until: '2019-12',
        employer: null,
        salaryBase: 4_000_000,
        hazardous: true,
      },
      { ...work, from: '2026-03', until: null },
    ],
    card: {
      number: '9800000021',
      oldNumber: 'DN4019800000021',
      group: 'DN',
      level: 4,
      from: '2026-03-01',
      until: '2026-12-31',
      fiveConsecutiveYearsOn: '2031-03-01',
      facility: { code: '01001', name: 'Bệnh viện Bạch Mai' },
    },
    benefits: [
      {
        kind: 'SICKNESS',
        number: 'OD-17',
        from: '2026-06-01',
        until: '2026-06-05',
        amount: 1_500_000,
      },
    ],
  }),
  person(ids.pensioner, 'MALE', '1955-01-01', {
    number: '9800000022',
    contributions: [{ ...work, from: '1990-01', until: '2014-12', unemployment: false }],
    benefits: [
      { kind: 'PENSION', number: 'LH-1', from: '2015-02-01', until: null, amount: 6_000_000 },
      { kind: 'SURVIVORS', number: 'TT-1', from: '2020-01-01', until: null, amount: 900_000 },
    ],
    bankAccount: { bank: 'Ngân hàng Mẫu', number: '9900017' },
  }),
  person(ids.jobless, 'MALE', '1985-06-07', {
    number: '9800000023',
    duplicateNumber: '9800000099',
    contributions: [{ ...work, from: '2020-01', until: '2026-07' }],
    jobLoss: {
      contractEndedOn: '2026-07-31',
      decision: { number: 'TN-5', from: '2026-08-31', months: 6, monthly: 6_000_000 },
    },
  }),
  person(ids.child, 'FEMALE', '2022-02-02', { number: '9800000024' }),
]

const firm: Firm = {
  businessId: ids.firm,
  kind: 'ENTERPRISE',
  legalForm: 'LLC_ONE_MEMBER',
  foreignInvested: false,
  stateOwned: false,
  name: 'Công ty TNHH Mẫu',
  foreignName: null,
  shortName: null,
  // Whoever is not at the registered address does not pay either.
  status: 'NOT_AT_ADDRESS',
  statusHistory: [],
  registeredOn: '2014-01-01',
  changes: [],
  headOffice: address,
  phone: '0900000017',
  email: 'mau@example.vn',
  industries: [],
  charterCapital: 1_000_000_000,
  shares: null,
  representatives: [],
  contributors: [],
  beneficialOwners: [],
  authorisedRepresentatives: [],
  branches: [],
  fiscalYearStart: '01-01',
  vatMethod: 'DEDUCTION',
  chiefAccountant: null,
  plannedEmployees: 3,
  employees: 1,
  insurancePaymentCycle: 'MONTHLY',
  turnover: 0,
  tax: {
    status: '06',
    since: '2026-01-01',
    office: 'Thuế cơ sở 1 thành phố Hà Nội',
    recordedName: 'Công ty TNHH Mẫu',
    recordedAddress: address,
    formerTaxCode: null,
    duplicateTaxCode: null,
    dependants: [],
    arrears: 0,
    bankAccount: null,
  },
}

/** The workforce as a piece of a made-up country. */
export const workforce: CountryBlock = {
  seed: 7,
  index: 0,
  today: '2026-11-21',
  persons,
  households: [],
  marriages: [],
  firms: [firm],
  householdBusinesses: [],
  plots: [],
  errors: [],
}
