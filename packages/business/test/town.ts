import {
  sampleAddress,
  sampleBlock,
  sampleFirm,
  samplePerson,
  sampleShop,
} from '@motlan/registry-kit/testing'

/** The people and businesses of a small town. */
export const ids = {
  founder: '901090000011',
  investor: '901192000012',
  shopkeeper: '901093000013',
  wife: '901195000014',
  factory: '9900000016',
  branch: '9900000016-001',
  holding: '9900000023',
  cooperative: '9900000048',
  school: '9900000055',
  bakery: '9900000062',
  baker: '901196000015',
} as const

const branch = {
  kind: 'BRANCH',
  address: sampleAddress,
  head: ids.investor,
  registeredOn: '2021-01-04',
  tax: null,
} as const

const factory = sampleFirm(ids.factory, {
  legalForm: 'JOINT_STOCK',
  name: 'Công ty cổ phần Một Lần',
  foreignName: 'Mot Lan Joint Stock Company',
  shortName: 'MOTLAN',
  status: 'SUSPENDED',
  statusHistory: [
    { status: 'ACTIVE', from: '2018-03-01' },
    { status: 'SUSPENDED', from: '2026-06-01' },
  ],
  changes: [{ number: 1, on: '2020-02-02', content: 'Tăng vốn điều lệ' }],
  industries: [
    { code: '10790', name: 'Sản xuất thực phẩm khác' },
    { code: '46329', name: 'Bán buôn thực phẩm khác' },
  ],
  charterCapital: 10_000_000_000,
  shares: 1_000_000,
  representatives: [{ citizenId: ids.founder, title: 'Giám đốc' }],
  contributors: [
    contributor(ids.founder, null, 6_000_000_000, 6_000),
    contributor(null, ids.holding, 4_000_000_000, 4_000),
  ],
  beneficialOwners: [{ citizenId: ids.founder, ratio: 6_000, control: 'VOTES' }],
  authorisedRepresentatives: [{ citizenId: ids.investor, represents: ids.holding }],
  branches: [
    { ...branch, businessId: ids.branch, locationCode: null, name: 'Chi nhánh Hà Nội' },
    {
      ...branch,
      kind: 'BUSINESS_LOCATION',
      businessId: null,
      locationCode: '00001',
      name: 'Địa điểm kinh doanh số 1',
    },
  ],
  chiefAccountant: ids.investor,
})

/** A factory with a branch, a co-operative, a school that is no business, and a shop. */
export const town = sampleBlock({
  persons: [
    samplePerson(ids.founder),
    samplePerson(ids.investor),
    samplePerson(ids.shopkeeper),
    samplePerson(ids.wife),
    samplePerson(ids.baker),
  ],
  firms: [
    factory,
    sampleFirm(ids.cooperative, {
      kind: 'CO_OPERATIVE',
      legalForm: 'CO_OPERATIVE',
      name: 'Hợp tác xã Một Lần',
      contributors: [{ ...contributor(ids.wife, null, 5_000_000, 10_000), role: 'MEMBER' }],
    }),
    sampleFirm(ids.bakery, {
      legalForm: 'LLC_MULTI_MEMBER',
      status: 'DISSOLVED',
      statusHistory: [
        { status: 'ACTIVE', from: '2018-03-01' },
        { status: 'DISSOLVED', from: '2024-05-06' },
      ],
      contributors: [
        { ...contributor(ids.baker, null, 5_000_000, 5_000), role: 'MEMBER' },
        // The second contribution of the same member, made later.
        { ...contributor(ids.baker, null, 5_000_000, 5_000), role: 'MEMBER', on: '2019-01-01' },
      ],
    }),
    sampleFirm(ids.school, { kind: 'PUBLIC_UNIT', legalForm: 'PUBLIC_UNIT' }),
  ],
  householdBusinesses: [
    sampleShop(ids.shopkeeper, { familyMembers: [{ citizenId: ids.wife, relation: 'Vợ, chồng' }] }),
  ],
})

function contributor(
  citizenId: string | null,
  businessId: string | null,
  contribution: number,
  ratio: number,
) {
  const on = '2018-03-01'
  return { role: 'FOUNDING_SHAREHOLDER', citizenId, businessId, contribution, ratio, on } as const
}
