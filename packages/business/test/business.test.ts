import type { Subject } from '@motlan/kernel'
import { attributesOf } from '@motlan/registry-kit/definition'
import { entityOf, insertRows, type TestDatabase, testDatabase } from '@motlan/registry-kit/testing'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { business, businessSubgraph, type Database, migrations, seed } from '../src/index.ts'
import { ids, town } from './town.ts'

const now = new Date('2026-11-21T02:00:00Z')
let database: TestDatabase<Database>

beforeAll(async () => {
  database = await testDatabase<Database>({ definition: business, migrations }, inject('postgres'))
  await insertRows(database, seed(town))
})
afterAll(() => database?.drop())

/** What the registry answers about a business or a citizen. */
const ask = (about: readonly [Subject, string], selection: string) =>
  entityOf(businessSubgraph(database.app), about, selection, now)
const firm = (businessId: string, selection: string) => ask(['Business', businessId], selection)
const citizen = (citizenId: string, selection: string) => ask(['Citizen', citizenId], selection)

describe('an enterprise', () => {
  test('names, form, status, capital and head office', async () => {
    const selection = `names { vietnamese foreign short } legalForm status isActive registrationDate
      charterCapital mainActivityCode headOffice { address adminUnitCode adminUnitVersion }`
    expect(await firm(ids.factory, selection)).toEqual({
      names: {
        vietnamese: 'Công ty cổ phần Một Lần',
        foreign: 'Mot Lan Joint Stock Company',
        short: 'MOTLAN',
      },
      legalForm: 'JSC',
      status: 'SUSPENDED',
      isActive: false,
      registrationDate: '2018-03-01',
      charterCapital: 10_000_000_000,
      mainActivityCode: '10790',
      headOffice: {
        address: 'Số 12, Đường Đội Cấn, Phường Ba Đình, Thành phố Hà Nội',
        adminUnitCode: '00004',
        adminUnitVersion: '2026-04',
      },
    })
  })

  test('the people behind it, each by citizen ID or business ID', async () => {
    const selection = `legalRepresentative { citizenId } chiefAccountant { citizenId }
      legalRepresentatives { registeredName title citizen { citizenId } }
      members { kind contribution ratio citizen { citizenId } business { businessId } }
      authorisedRepresentatives { ratio citizen { citizenId } representedBusiness { businessId } }
      beneficialOwners { ratio controlKind citizen { citizenId } }
      shares { shareClass quantity parValue }`
    expect(await firm(ids.factory, selection)).toEqual({
      legalRepresentative: { citizenId: ids.founder },
      chiefAccountant: { citizenId: ids.investor },
      legalRepresentatives: [
        {
          registeredName: 'Nguyễn Văn Mẫu',
          title: 'Giám đốc',
          citizen: { citizenId: ids.founder },
        },
      ],
      members: [
        {
          kind: 'FOUNDING_SHAREHOLDER',
          contribution: 6_000_000_000,
          ratio: 60,
          citizen: { citizenId: ids.founder },
          business: null,
        },
        {
          kind: 'FOUNDING_SHAREHOLDER',
          contribution: 4_000_000_000,
          ratio: 40,
          citizen: null,
          business: { businessId: ids.holding },
        },
      ],
      authorisedRepresentatives: [
        {
          ratio: 40,
          citizen: { citizenId: ids.investor },
          representedBusiness: { businessId: ids.holding },
        },
      ],
      beneficialOwners: [
        { ratio: 60, controlKind: 'VOTING_RIGHTS', citizen: { citizenId: ids.founder } },
      ],
      shares: [{ shareClass: 'COMMON', quantity: 1_000_000, parValue: 10_000 }],
    })
  })

  test('what it does, what changed, which statuses it has been in', async () => {
    const selection = `activities { code classification isMain } changes { number registeredOn }
      statusHistory { status startsOn }`
    expect(await firm(ids.factory, selection)).toEqual({
      activities: [
        { code: '10790', classification: 'VSIC 2018', isMain: true },
        { code: '46329', classification: 'VSIC 2018', isMain: false },
      ],
      changes: [{ number: 1, registeredOn: '2020-02-02' }],
      statusHistory: [
        { status: 'ACTIVE', startsOn: '2018-03-01' },
        { status: 'SUSPENDED', startsOn: '2026-06-01' },
      ],
    })
  })
})

describe('dependent units', () => {
  test('a branch is a business of its own that points back; a business location is not', async () => {
    expect(
      await firm(
        ids.factory,
        'dependentUnits { code kind unit { businessId dependentUnitKind parentBusiness { businessId } } }',
      ),
    ).toEqual({
      dependentUnits: [
        { code: '00001', kind: 'BUSINESS_LOCATION', unit: null },
        {
          code: ids.branch,
          kind: 'BRANCH',
          unit: {
            businessId: ids.branch,
            dependentUnitKind: 'BRANCH',
            parentBusiness: { businessId: ids.factory },
          },
        },
      ],
    })
  })

  test('a branch has no legal form', async () => {
    expect(await firm(ids.branch, 'legalForm legalRepresentative { citizenId }')).toEqual({
      legalForm: null,
      legalRepresentative: { citizenId: ids.investor },
    })
  })
})

test('a co-operative has members; a public unit is in another register', async () => {
  expect(await firm(ids.cooperative, 'legalForm members { kind }')).toEqual({
    legalForm: 'COOPERATIVE',
    members: [{ kind: 'COOPERATIVE_MEMBER' }],
  })
  expect(await firm(ids.school, 'legalForm')).toBeNull()
})

describe('a citizen', () => {
  test('has roles in businesses, without having a household business', async () => {
    const selection =
      'businesses { role startsOn endsOn business { businessId } } businessBans { reason }'
    const role = { startsOn: '2018-03-01', endsOn: null, business: { businessId: ids.factory } }
    expect(await citizen(ids.founder, selection)).toEqual({
      businesses: ['FOUNDER', 'MEMBER', 'REPRESENTATIVE'].map((name) => ({ ...role, role: name })),
      businessBans: [],
    })
  })

  test('keeps a role until the business no longer exists, however often it contributed', async () => {
    expect(await firm(ids.bakery, 'status isActive')).toEqual({
      status: 'TERMINATED',
      isActive: false,
    })
    const ended = { startsOn: '2018-03-01', endsOn: '2024-05-06' }
    expect(await citizen(ids.baker, 'businesses { role startsOn endsOn }')).toEqual({
      businesses: [
        { ...ended, role: 'FOUNDER' },
        { ...ended, role: 'MEMBER' },
      ],
    })
  })

  test('has one household business, identified by the owner alone', async () => {
    const selection = `householdBusiness { name status address capital activityCode employees }
      householdBusinessMembers { relation citizen { citizenId } }`
    expect(await citizen(ids.shopkeeper, selection)).toEqual({
      householdBusiness: {
        name: 'Tạp hóa Một Lần',
        status: 'ACTIVE',
        address: 'Số 12, Đường Đội Cấn, Phường Ba Đình, Thành phố Hà Nội',
        capital: 150_000_000,
        activityCode: '47111',
        employees: 0,
      },
      householdBusinessMembers: [{ relation: 'SPOUSE', citizen: { citizenId: ids.wife } }],
    })
    expect(await citizen(ids.founder, 'householdBusiness { name }')).toEqual({
      householdBusiness: { name: null },
    })
  })
})

describe('what the database refuses', () => {
  const refuses = async (statement: string) => {
    await expect(database.owner.run({ text: statement, values: [] })).rejects.toThrow(/constraint/)
  }

  test('a unit without a parent, a parent that its code does not name, an enterprise without a form', async () => {
    const columns = 'business_id, status, dependent_unit_kind, parent_business_id'
    await refuses(
      `insert into business (${columns}) values ('9900000016-002', 'ACTIVE', 'BRANCH', null)`,
    )
    await refuses(
      `insert into business (${columns}) values ('9900000016-002', 'ACTIVE', 'BRANCH', '9900000023')`,
    )
    await refuses(`insert into business (business_id, status) values ('9900000062', 'ACTIVE')`)
  })

  test('a second household business of one owner', async () => {
    await refuses(`insert into household_business (citizen_id) values ('${ids.shopkeeper}')`)
  })

  test('a beneficial owner of less than a quarter, unless control comes from elsewhere', async () => {
    const small = `update beneficial_owner set ratio = 24.9, control`
    await refuses(`${small} = 'OWNERSHIP'`)
    await database.owner.run({ text: `${small} = 'OTHER_CONTROL'`, values: [] })
  })

  test('a member that is a citizen and a business', async () => {
    await refuses(`update business_member set citizen_id = '${ids.wife}' where ordinal = 2`)
  })
})

test('what the certificate publishes is public; stakes are restricted, bans sensitive', () => {
  const classes = new Map(
    attributesOf(business).map(({ name, sensitivity }) => [name, sensitivity]),
  )
  const published = [
    ...['names.vietnamese', 'names.foreign', 'names.short', 'legalForm', 'status'],
    ...['registrationDate', 'headOffice.address', 'activities.code', 'mainActivityCode'],
    ...['charterCapital', 'legalRepresentatives.registeredName', 'legalRepresentatives.title'],
    ...['dependentUnits.code', 'dependentUnits.address', 'isActive'],
  ]
  for (const name of published)
    expect([name, classes.get(`Business.${name}`)]).toEqual([name, 'public'])
  expect(classes.get('Business.members.contribution')).toBe('restricted')
  expect(classes.get('Business.contact.phone')).toBe('restricted')
  expect(classes.get('Citizen.businessBans.reason')).toBe('sensitive')
})
