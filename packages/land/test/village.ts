import {
  sampleBlock,
  sampleFirm,
  sampleOldAddress,
  samplePerson,
  samplePlot,
} from '@motlan/registry-kit/testing'

/** The people and organisations of a small village. */
export const ids = {
  an: '901090000011',
  binh: '901192000012',
  tenant: '901093000013',
  mill: '9900000016',
  bank: '9900000023',
} as const

export const parcels = {
  home: 'w7zz0000000a',
  garden: 'w7zz0000000b',
  mill: 'w7zz0000000c',
} as const

/** What the couple paid when they bought their home. */
const purchase = {
  reason: 'TRANSFER',
  on: '2020-06-01',
  dossier: 'H26.12.01-200601-0001',
  before: 'Ông Lê Văn Cũ',
  after: 'Ông Nguyễn Văn Mẫu và bà Trần Thị Bình',
  from: [ids.tenant],
  to: [ids.an, ids.binh],
  tax: {
    price: 4_000_000_000,
    incomeTax: 80_000_000,
    registrationFee: 20_000_000,
    exemption: null,
    paidOn: '2020-05-28',
  },
} as const

/** A village with the home of a couple, a garden whose record was never cleaned, and the land of a mill. */
export const village = sampleBlock({
  persons: [samplePerson(ids.an), samplePerson(ids.binh), samplePerson(ids.tenant)],
  firms: [sampleFirm(ids.mill)],
  plots: [
    samplePlot(parcels.home, {
      users: [coupleUser(ids.an, 'Nguyễn Văn Mẫu'), coupleUser(ids.binh, 'Trần Thị Bình')],
      verified: true,
      certificate: {
        serial: 'ZZ 00012345',
        entryNumber: 'CS 01234',
        code: '0100000012345',
        issuedOn: '2024-09-02',
        issuer: 'Sở Tài nguyên và Môi trường thành phố Hà Nội',
      },
      asset: {
        kind: 'HOUSE',
        floorArea: 150,
        level: 'Cấp III',
        floors: 3,
        builtIn: 2012,
        ownershipUntil: null,
      },
      restrictions: [
        {
          kind: 'MORTGAGE',
          creditor: ids.bank,
          holder: 'Ngân hàng Một Lần',
          from: '2025-01-10',
          until: null,
        },
      ],
      changes: [purchase],
    }),
    samplePlot(parcels.garden, {
      recordedAddress: sampleOldAddress,
      purpose: 'ONT',
      area: 1000,
      legalArea: 1000.5,
      users: [
        {
          kind: 'INDIVIDUAL',
          citizenId: null,
          businessId: null,
          recordedName: 'Nguyen Van Mau',
          recordedCmnd: '900000017',
          since: '1996-01-01',
          share: 10_000,
        },
      ],
    }),
    samplePlot(parcels.mill, {
      purpose: 'SKC',
      origin: 'LEASED',
      termUntil: '2060-12-31',
      users: [
        {
          kind: 'ORGANISATION',
          citizenId: null,
          businessId: ids.mill,
          recordedName: 'Công ty TNHH Một Lần',
          recordedCmnd: null,
          since: '2018-05-01',
          share: 10_000,
        },
      ],
    }),
  ],
})

function coupleUser(citizenId: string, recordedName: string) {
  return {
    kind: 'COUPLE',
    citizenId,
    businessId: null,
    recordedName,
    recordedCmnd: null,
    since: '2020-06-01',
    share: 5_000,
  } as const
}
