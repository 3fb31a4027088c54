import type { World } from './world.ts'

/** Synthetic IDs of the made-up country. */
export const ids = {
  mother: '901190000001',
  father: '901088000002',
  grandmother: '901160000003',
  child: '901315000004',
  friend: '901090000005',
  bride: '901302000006',
  elder: '901148000007',
  worker: '901066000008',
  firm: '9900000019',
  home: 'aaaaaaaaaaa1',
  field: 'aaaaaaaaaaa2',
} as const

const place = {
  address: 'Số 1, đường Ba Đình, Phường Ba Đình, Thành phố Hà Nội',
  adminUnitCode: '00004',
  adminUnitVersion: '2025-07',
}

const elsewhere = { ...place, address: 'Số 9, đường Láng, Phường Láng, Thành phố Hà Nội' }

function person(citizenId: string, fullName: string, dateOfBirth: string, more: object = {}) {
  return {
    citizenId,
    birthName: { fullName },
    dateOfBirth,
    sex: Number(citizenId[3]) % 2 === 0 ? 'MALE' : 'FEMALE',
    ethnicity: 'Kinh',
    citizenship: 'Việt Nam',
    nativePlace: 'Hà Nội',
    permanentResidence: place,
    residenceFileNumber: '01-00004-000001',
    mobileNumber: '0990000001',
    email: 'a@example.vn',
    maritalStatus: 'SINGLE',
    isAlive: true,
    children: [],
    parcels: [],
    householdMembers: [],
    marriageRecords: [],
    isHealthInsured: true,
    isPensioner: false,
    benefits: [],
    businesses: [],
    businessBans: [],
    dependantClaims: [],
    incomeStatements: [],
    landTransferObligations: [],
    hasTaxArrears: false,
    healthInsuranceCards: [],
    contributionHistory: [],
    contractEndNotices: [],
    unemploymentBenefits: [],
    insuranceParticipation: { social: 'NONE' },
    ...more,
  }
}

const marriage = { number: '12', registeredOn: '2018-05-01', state: 'IN_FORCE' }

const card = {
  number: '9800000001',
  group: 'DN',
  validUntil: '2026-12-31',
  primaryCareFacility: 'Trạm y tế phường Ba Đình',
  primaryCareFacilityCode: '01001',
}

/** A family, a friend, a bride, an old woman, a worker, a firm and two parcels. */
export const world: World = {
  [ids.mother]: person(ids.mother, 'Nguyễn Thị Hoa', '1990-03-04', {
    spouse: `→${ids.father}`,
    children: [`→${ids.child}`],
    mother: `→${ids.grandmother}`,
    householdHead: `→${ids.father}`,
    householdMembers: [`→${ids.father}`, `→${ids.child}`],
    relationToHead: 'SPOUSE',
    maritalStatus: 'MARRIED',
    marriageRecords: [marriage],
    healthInsuranceCards: [card],
    parcels: [`→${ids.home}`],
  }),
  [ids.father]: person(ids.father, 'Trần Văn Nam', '1988-06-01', {
    spouse: `→${ids.mother}`,
    children: [`→${ids.child}`],
    householdHead: `→${ids.father}`,
    householdMembers: [`→${ids.mother}`, `→${ids.child}`],
    relationToHead: 'HEAD',
    maritalStatus: 'MARRIED',
    marriageRecords: [marriage],
    ethnicity: 'Tày',
    taxRegistration: { status: 'ACTIVE', managingTaxOffice: 'Thuế cơ sở 5 thành phố Hà Nội' },
    parcels: [`→${ids.home}`, `→${ids.field}`],
    incomeStatements: [{ year: 2025, payer: `→${ids.firm}` }],
    socialInsuranceOffice: 'Bảo hiểm xã hội cơ sở 1',
    isHealthInsured: false,
    benefitAccount: { bank: 'Ngân hàng Một', number: '990000000001' },
  }),
  [ids.grandmother]: person(ids.grandmother, 'Lê Thị Lan', '1960-01-01', {
    children: [`→${ids.mother}`],
    isPensioner: true,
    socialInsuranceMonths: 300,
    benefitAccount: { bank: 'Ngân hàng Một', number: '990000000003' },
  }),
  [ids.child]: person(ids.child, 'Trần Minh Khang', '2015-09-01', {
    mother: `→${ids.mother}`,
    father: `→${ids.father}`,
    relationToHead: 'CHILD',
    isHealthInsured: false,
    earnsBelowDependantLimit: true,
  }),
  [ids.friend]: person(ids.friend, 'Phạm Quang Huy', '1990-01-05', {
    permanentResidence: elsewhere,
  }),
  [ids.bride]: person(ids.bride, 'Vũ Thu Trang', '2002-02-02', { permanentResidence: elsewhere }),
  [ids.elder]: person(ids.elder, 'Hoàng Thị Mai', '1948-08-08'),
  [ids.worker]: person(ids.worker, 'Đỗ Văn Bình', '1964-02-10', {
    socialInsuranceNumber: '9800000008',
    socialInsuranceMonths: 366,
    unemploymentInsuranceMonths: 60,
    contributionHistory: [
      {
        fromMonth: '1996-01',
        untilMonth: '2026-09',
        salaryBase: 10_000_000,
        hazardous: false,
        unemploymentInsured: true,
        scheme: 'COMPULSORY',
      },
    ],
    contractEndNotices: [
      { contractEndedOn: '2026-09-30', notifiedOn: '2026-10-01', employer: `→${ids.firm}` },
    ],
    benefitAccount: { bank: 'Ngân hàng Hai', number: '990000000008' },
  }),
  [ids.firm]: {
    businessId: ids.firm,
    names: { vietnamese: 'Công ty Thử' },
    headOffice: place,
    insuranceEmployerCode: 'TA0001',
    legalRepresentative: `→${ids.friend}`,
  },
  [ids.home]: parcel(ids.home, place, [ids.father, ids.mother], []),
  [ids.field]: parcel(ids.field, elsewhere, [ids.father], []),
}

/** A parcel with its holders, and what stands against its transfer. */
export function parcel(
  parcelId: string,
  location: object,
  holders: readonly string[],
  restrictions: readonly object[],
) {
  return {
    parcelId,
    location,
    area: 100,
    verification: 'VERIFIED',
    mapSheetNumber: '7',
    parcelNumber: '12',
    priceTable: { pricePerSquareMetre: 20_000_000 },
    rights: [{ landUsePurpose: 'ODT', useOrigin: 'TRANSFERRED', useTerm: 'LONG_TERM' }],
    assets: [{ kind: 'HOUSE', floorArea: 80 }],
    certificates: [
      {
        serialNumber: 'ZZ 00000001',
        registryEntryNumber: 'CS 1',
        issuedOn: '2020-01-01',
        valid: true,
      },
    ],
    landUsers: holders.map((id) => ({ role: 'CO_HOLDER', citizen: `→${id}` })),
    restrictions,
  }
}
