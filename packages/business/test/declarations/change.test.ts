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

describe('changeBusinessRegistration', () => {
  test('changes what is said and leaves the rest', async () => {
    const { subjects } = await declare().declared('changeBusinessRegistration', {
      business: ids.factory,
      status: 'ACTIVE',
      phone: '02400000017',
      legalRepresentatives: [{ citizen: ids.wife, title: 'Tổng giám đốc' }],
    })
    expect(subjects.map(({ role, subjectId }) => [role, subjectId])).toEqual([
      ['business', ids.factory],
      ['representative', ids.wife],
      ['formerRepresentative', ids.founder],
    ])
    expect(
      await ask(
        ids.factory,
        'names { vietnamese } status contact { phone } legalRepresentative { citizenId } changes { number content } statusHistory { status }',
      ),
    ).toMatchObject({
      names: { vietnamese: 'Công ty cổ phần Một Lần' },
      status: 'ACTIVE',
      contact: { phone: '02400000017' },
      legalRepresentative: { citizenId: ids.wife },
      changes: [
        { number: 1 },
        {
          number: 2,
          content:
            'Thay đổi số điện thoại; Thay đổi tình trạng pháp lý; Thay đổi người đại diện theo pháp luật',
        },
      ],
      statusHistory: [{ status: 'ACTIVE' }, { status: 'SUSPENDED' }, { status: 'ACTIVE' }],
    })
  })

  test.each([
    ['business', { business: '9900000030' }, 'the registry knows no business of this ID'],
    [
      'status',
      { business: ids.factory, status: 'SUSPENDED' },
      'the business is in this status already',
    ],
    [
      'registeredOn',
      { business: ids.factory, phone: '024', registeredOn: '2027-01-01' },
      'this day has not come yet',
    ],
  ])('is refused for its %s: %#', async (field, input, reason) => {
    expect(await declare().refusal('changeBusinessRegistration', input)).toBe(
      `DECLARATION_REFUSED changeBusinessRegistration.input.${field}: ${reason}`,
    )
  })
})

describe('endBusinessRoles', () => {
  test('of the only representative leaves a business without one, and says so', async () => {
    const { subjects } = await declare().declared('endBusinessRoles', {
      citizen: ids.founder,
      endsOn: '2026-11-19',
    })
    expect(subjects).toContainEqual({
      subject: 'Business',
      subjectId: ids.factory,
      role: 'businessWithoutRepresentative',
    })
    expect(
      await ask(
        ids.factory,
        'legalRepresentative { citizenId } legalRepresentatives { title } changes { content }',
      ),
    ).toMatchObject({
      legalRepresentative: null,
      legalRepresentatives: [],
      changes: [{}, { content: 'Không còn người đại diện theo pháp luật' }],
    })
    const { businesses } = (await ask(ids.founder, 'businesses { endsOn }')) as {
      readonly businesses: readonly { readonly endsOn: string | null }[]
    }
    expect(businesses.every(({ endsOn }) => endsOn === '2026-11-19')).toBe(true)
  })

  test('of somebody without roles changes nothing', async () => {
    const { subjects } = await declare().declared('endBusinessRoles', {
      citizen: '901190000099',
      endsOn: '2026-11-19',
    })
    expect(subjects.map(({ role }) => role)).toEqual(['citizen'])
    expect(await changes()).toEqual([])
  })
})

describe('registerHouseholdBusiness', () => {
  const shop = {
    owner: ids.founder,
    name: 'Tạp hóa Một Lần',
    address: 'Số 12, Đường Đội Cấn, Phường Ba Đình, Thành phố Hà Nội',
    adminUnitCode: '00004',
    adminUnitVersion: '2026-04',
    capital: 50_000_000,
    activityCode: '47110',
    members: [{ citizen: ids.wife, relation: 'SPOUSE' }],
  }

  test('is known under the number of its owner', async () => {
    await declare().declared('registerHouseholdBusiness', shop)
    expect(
      await ask(
        ids.founder,
        'householdBusiness { name status registrationNumber startsOn employees } householdBusinessMembers { relation citizen { citizenId } }',
      ),
    ).toEqual({
      householdBusiness: {
        name: 'Tạp hóa Một Lần',
        status: 'ACTIVE',
        registrationNumber: expect.stringMatching(/^00Z8\d{7}$/),
        startsOn: '2026-11-21',
        employees: 2,
      },
      householdBusinessMembers: [{ relation: 'SPOUSE', citizen: { citizenId: ids.wife } }],
    })
  })

  test.each(['2026-11-20', '2027-05-22'])('does not start on %s', async (startsOn) => {
    expect(await declare().refusal('registerHouseholdBusiness', { ...shop, startsOn })).toMatch(
      /startsOn: it is from the registration to 6 months later$/,
    )
  })

  test('may start on the last day there is', async () => {
    await declare().declared('registerHouseholdBusiness', { ...shop, startsOn: '2027-05-21' })
  })

  test('nobody has two, also not at once', async () => {
    const answers = await Promise.all(
      [1, 2].map(() => declare().send('registerHouseholdBusiness', shop)),
    )
    expect(answers.filter(({ declared }) => declared)).toHaveLength(1)
    expect(
      await declare().refusal('registerHouseholdBusiness', { ...shop, owner: ids.shopkeeper }),
    ).toMatch(/owner: this citizen has a household business already$/)
  })

  test('after one that has ended there may be another', async () => {
    await database()
      .owner.kysely.updateTable('household_business')
      .set({ status: 'TERMINATED' })
      .execute()
    await declare().declared('registerHouseholdBusiness', {
      ...shop,
      owner: ids.shopkeeper,
      members: null,
    })
    expect(await ask(ids.shopkeeper, 'householdBusiness { name }')).toEqual({
      householdBusiness: { name: 'Tạp hóa Một Lần' },
    })
  })
})

describe('correctBusiness', () => {
  test.each([
    [{ names: { vietnamese: null } }, 'names.vietnamese: every business has one'],
    [{ names: { vietnamese: 'HỢP TÁC XÃ MỘT LẦN' } }, 'names.vietnamese: another business'],
    [{ registrationDate: '2027-01-01' }, 'registrationDate: this day has not come yet'],
    [{ registrationDate: '2026-11-20' }, 'registrationDate: its first status began before'],
    [{ status: 'TERMINATED' }, 'status: it is not corrected by its value: the history'],
    [{ charterCapital: 1 }, 'charterCapital: it is not corrected by its value: the contributions'],
  ])('what contradicts the rest of the register is refused: %#', async (said, message) => {
    const input = { businessId: ids.factory, ...said }
    expect(await declare().refusal('correctBusiness', input)).toContain(
      `DECLARATION_REFUSED correctBusiness.input.${message}`,
    )
    expect(await changes()).toEqual([])
  })
})
