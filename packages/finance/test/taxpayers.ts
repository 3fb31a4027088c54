import {
  sampleBlock,
  sampleFirm,
  sampleOldAddress,
  samplePerson,
  samplePlot,
  sampleShop,
  sampleTax,
} from '@motlan/registry-kit/testing'

/** The taxpayers of a small town. */
export const ids = {
  worker: '901090000011',
  child: '901318000012',
  shopkeeper: '901093000013',
  seller: '901194000014',
  pensioner: '901050000015',
  factory: '9900000016',
  branch: '9900000016-001',
} as const

export const parcelId = 'w7zz0000000a'
export const dossier = 'H26.12.01-200601-0001'

/** A worker with a child, a shopkeeper in arrears, the sale of a home, and a factory with a branch. */
export const taxpayers = sampleBlock({
  persons: [
    samplePerson(ids.worker, {
      job: {
        kind: 'EMPLOYEE',
        employer: ids.factory,
        title: 'Công nhân',
        since: '2025-07-01',
        salary: 40_000_000,
      },
      tax: sampleTax({
        formerTaxCode: '9900000062',
        duplicateTaxCode: '9900000055',
        dependants: [{ citizenId: ids.child, relation: 'CHILD', from: '2025-08', until: null }],
        bankAccount: { bank: 'Ngân hàng Một Lần', number: '9000001234567' },
      }),
    }),
    samplePerson(ids.child),
    samplePerson(ids.shopkeeper, { tax: sampleTax() }),
    samplePerson(ids.seller, { tax: sampleTax({ arrears: 250_000 }) }),
    samplePerson(ids.pensioner),
  ],
  householdBusinesses: [
    sampleShop(ids.shopkeeper, {
      turnover: 800_000_000,
      tax: sampleTax({
        status: '06',
        recordedAddress: sampleOldAddress,
        arrears: 1_000_000,
      }),
    }),
  ],
  firms: [
    sampleFirm(ids.factory, {
      turnover: 20_000_000_000,
      tax: sampleTax({ arrears: 3_000_000 }),
      branches: [
        {
          businessId: ids.branch,
          locationCode: null,
          kind: 'BRANCH',
          name: 'Chi nhánh Hà Nội',
          address: sampleOldAddress,
          head: ids.worker,
          registeredOn: '2021-01-04',
          tax: sampleTax({ status: '05' }),
        },
      ],
    }),
  ],
  plots: [
    samplePlot(parcelId, {
      users: [owner(ids.worker), owner(ids.shopkeeper)],
      changes: [
        {
          reason: 'TRANSFER',
          on: '2020-06-01',
          dossier,
          before: null,
          after: 'Chuyển nhượng toàn bộ thửa đất',
          from: [ids.seller],
          to: [ids.worker, ids.shopkeeper],
          tax: {
            price: 4_000_000_000,
            incomeTax: 80_000_000,
            registrationFee: 20_000_001,
            exemption: null,
            paidOn: '2020-05-28',
          },
        },
        {
          reason: 'GIFT',
          on: '2026-11-02',
          dossier: 'H26.12.01-261102-0002',
          before: null,
          after: 'Tặng cho một phần',
          from: [ids.worker],
          to: [ids.pensioner],
          tax: {
            price: 500_000_000,
            incomeTax: 0,
            registrationFee: 0,
            exemption: 'Tặng cho giữa cha đẻ, mẹ đẻ với con đẻ',
            paidOn: null,
          },
        },
      ],
    }),
  ],
})

function owner(citizenId: string) {
  return {
    kind: 'COUPLE',
    citizenId,
    businessId: null,
    recordedName: 'Nguyễn Văn Mẫu',
    recordedCmnd: null,
    since: '2020-06-01',
    share: 5_000,
  } as const
}
