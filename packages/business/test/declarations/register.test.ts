import { parseBusinessId } from '@motlan/kernel'
import { declaringRegistry } from '@motlan/registry-kit/declaring'
import { describe, expect, test } from 'vitest'
import { business, businessSubgraph, type Database, migrations, seed } from '../../src/index.ts'
import { ids, town } from '../town.ts'

const registry = declaringRegistry<Database>({
  definition: business,
  migrations,
  subgraph: businessSubgraph,
  rows: seed(town),
})
const { declare, changes, database } = registry
const ask = (id: string, selection: string) =>
  registry.ask([id.length === 12 ? 'Citizen' : 'Business', id], selection)

const headOffice = {
  address: 'Số 12, Đường Đội Cấn, Phường Ba Đình, Thành phố Hà Nội',
  adminUnitCode: '00004',
  adminUnitVersion: '2026-04',
}
const company = {
  names: { vietnamese: 'Công ty TNHH Gốm Mới', short: 'GOM MOI' },
  legalForm: 'LLC_MULTI',
  headOffice,
  activities: [
    { code: '23930', name: 'Sản xuất sản phẩm gốm sứ khác', isMain: true },
    { code: '46632', isMain: false },
  ],
  charterCapital: 3_000_000_000,
  members: [
    { citizen: ids.founder, contribution: 2_000_000_000 },
    { business: ids.cooperative, contribution: 1_000_000_000 },
  ],
  legalRepresentatives: [
    { citizen: ids.founder, title: 'Giám đốc', registeredName: 'Nguyễn Văn Mẫu' },
  ],
  beneficialOwners: [{ citizen: ids.founder }],
  vatMethod: 'DEDUCTION',
}

describe('registerBusiness', () => {
  test('makes a company with a code, members, a representative and what it does', async () => {
    const { subjects } = await declare().declared('registerBusiness', company)
    const id = subjects[0]?.subjectId ?? ''
    expect(subjects.map(({ role }) => role)).toEqual([
      'business',
      'member',
      'member',
      'representative',
      'beneficialOwner',
    ])
    expect(parseBusinessId(id).ok).toBe(true)
    expect(id).toMatch(/^99/)
    expect(
      await ask(
        id,
        'names { vietnamese } status isActive legalRepresentative { citizenId } members { kind ratio citizen { citizenId } business { businessId } } activities { code isMain classification } beneficialOwners { ratio controlKind } statusHistory { status startsOn }',
      ),
    ).toEqual({
      names: { vietnamese: 'Công ty TNHH Gốm Mới' },
      status: 'ACTIVE',
      isActive: true,
      legalRepresentative: { citizenId: ids.founder },
      members: [
        { kind: 'MEMBER', ratio: 66.67, citizen: { citizenId: ids.founder }, business: null },
        { kind: 'MEMBER', ratio: 33.33, citizen: null, business: { businessId: ids.cooperative } },
      ],
      activities: [
        { code: '23930', isMain: true, classification: 'VSIC 2025' },
        { code: '46632', isMain: false, classification: 'VSIC 2025' },
      ],
      beneficialOwners: [{ ratio: 66.67, controlKind: 'OWNERSHIP' }],
      statusHistory: [{ status: 'ACTIVE', startsOn: '2026-11-21' }],
    })
    const founder = (await ask(ids.founder, 'businesses { role business { businessId } }')) as {
      readonly businesses: readonly {
        readonly role: string
        readonly business: { readonly businessId: string }
      }[]
    }
    expect(
      founder.businesses
        .filter((one) => one.business.businessId === id)
        .map(({ role }) => role)
        .toSorted(),
    ).toEqual(['FOUNDER', 'MEMBER', 'REPRESENTATIVE'])
    expect((await changes()).map(({ subjectId }) => subjectId)).toEqual([id, ids.founder])
  })

  test('of two companies of one name at once one is registered', async () => {
    const answers = await Promise.all([1, 2].map(() => declare().send('registerBusiness', company)))
    expect(answers.filter(({ declared }) => declared)).toHaveLength(1)
    expect(answers.find(({ refused }) => refused)?.refused).toMatchObject({
      field: 'names.vietnamese',
      reason: 'another business has this name',
    })
  })

  test.each([
    [
      'names.vietnamese',
      { names: { vietnamese: 'CÔNG TY CỔ PHẦN MỘT LẦN' } },
      'REFUSED',
      'another business has this name',
    ],
    ['members', { legalForm: 'LLC_SINGLE' }, 'REFUSED', 'this legal form has 1 of them'],
    ['members', { legalForm: 'JSC' }, 'REFUSED', 'this legal form has 3 to 200 of them'],
    [
      'charterCapital',
      { charterCapital: 4_000_000_000 },
      'REFUSED',
      'the contributions do not make it up',
    ],
    ['activities', { activities: [] }, 'INVALID', 'exactly one of them is the main one'],
    [
      'legalRepresentatives',
      { legalRepresentatives: [] },
      'REFUSED',
      'an enterprise has at least one',
    ],
    [
      'headOffice.adminUnitCode',
      { headOffice: { ...headOffice, adminUnitCode: '4' } },
      'INVALID',
      'it has 5 digits',
    ],
    ['fiscalYearStart', { fiscalYearStart: '13-01' }, 'INVALID', 'it is written month-day: 01-01'],
    [
      'members[1].business',
      { members: [company.members[0], { business: ids.factory, contribution: 1_000_000_000 }] },
      'REFUSED',
      'this business is not active',
    ],
    [
      'beneficialOwners[0].ratio',
      { beneficialOwners: [{ citizen: ids.wife }] },
      'INVALID',
      'who owns or votes holds 25 per cent or more',
    ],
  ])('is refused for its %s: %#', async (field, wrong, kind, reason) => {
    expect(await declare().refusal('registerBusiness', { ...company, ...wrong })).toBe(
      `DECLARATION_${kind} registerBusiness.input.${field}: ${reason}`,
    )
    expect(await changes()).toEqual([])
  })

  test('nobody who is banned founds a company; a ban that is over is none', async () => {
    const ban = { citizen_id: ids.founder, ordinal: 1, reason: 'BANKRUPTCY', decision_number: null }
    const bans = database().owner.kysely
    await bans
      .insertInto('citizen_business_ban')
      .values({ ...ban, starts_on: '2020-01-01', ends_on: '2025-12-31' })
      .execute()
    expect((await declare().send('registerBusiness', company, 'first')).declared).toBeDefined()
    await bans.updateTable('citizen_business_ban').set({ ends_on: null }).execute()
    expect(
      await declare().refusal('registerBusiness', {
        ...company,
        names: { vietnamese: 'Công ty Khác' },
      }),
    ).toMatch(/members\[0\].citizen: this citizen may not found or manage an enterprise$/)
  })
})
