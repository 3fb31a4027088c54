import { attributesOf } from '@motlan/registry-kit/definition'
import type { TestDatabase } from '@motlan/registry-kit/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, population } from '../src/index.ts'
import { ids } from './family.ts'
import { ask as askIn, databaseOfFamily } from './loaded.ts'

let database: TestDatabase<Database>

beforeAll(async () => {
  database = await databaseOfFamily()
})
afterAll(() => database?.drop())

const ask = (selection: string, who: keyof typeof ids, now?: string) =>
  askIn(database, selection, who, now)

describe('the 26 items of Law 26/2023/QH15 article 9', () => {
  const byItem = Map.groupBy(
    attributesOf(population).filter(({ legalItem }) => legalItem?.law === '26/2023/QH15'),
    ({ legalItem }) => legalItem?.item,
  )

  test('each item but the number itself has attributes, and the number is the key', () => {
    const numbers = Array.from({ length: 26 }, (_, index) => index + 1)
    expect([...byItem.keys()].sort((a = 0, b = 0) => a - b)).toEqual(
      numbers.filter((item) => item !== 3),
    )
    expect(population.subjects.Citizen.key).toBe('citizen_id')
  })

  test.each([9, 10, 12])('item %i is sensitive', (item) => {
    expect(new Set(byItem.get(item)?.map(({ sensitivity }) => sensitivity))).toEqual(
      new Set(['sensitive']),
    )
  })

  test.each([25, 26])('item %i is restricted', (item) => {
    expect(new Set(byItem.get(item)?.map(({ sensitivity }) => sensitivity))).toEqual(
      new Set(['restricted']),
    )
  })
})

describe('age', () => {
  test('the birthday counts, the day before does not, in the time zone of Việt Nam', async () => {
    expect(await ask('age', 'an', '2026-05-19T16:59:59Z')).toEqual({ age: 35 })
    expect(await ask('age', 'an', '2026-05-19T17:00:00Z')).toEqual({ age: 36 })
  })

  test('a year of somebody born on 29 February is complete on 1 March', async () => {
    expect(await ask('age', 'binh', '2026-02-28T05:00:00Z')).toEqual({ age: 33 })
    expect(await ask('age', 'binh', '2026-03-01T05:00:00Z')).toEqual({ age: 34 })
  })

  test('the dead stay as old as they were', async () => {
    expect(await ask('age isMinor isAlive', 'em')).toEqual({
      age: 71,
      isMinor: false,
      isAlive: false,
    })
  })

  test('a child is a minor until its eighteenth birthday', async () => {
    expect(await ask('isMinor', 'chi', '2044-02-28T05:00:00Z')).toEqual({ isMinor: true })
    expect(await ask('isMinor', 'chi', '2044-03-01T05:00:00Z')).toEqual({ isMinor: false })
  })
})

describe('kinship and household', () => {
  test('relatives are citizens, with attributes of their own', async () => {
    const selection = `father { citizenId dateOfDeath } mother { birthName { fullName } }
      spouse { citizenId } children { citizenId } wards { citizenId }`
    expect(await ask(selection, 'an')).toEqual({
      father: { citizenId: ids.em, dateOfDeath: '2020-05-05' },
      mother: { birthName: { fullName: 'Lê Thị Dung' } },
      spouse: { citizenId: ids.binh },
      children: [{ citizenId: ids.chi }],
      wards: [{ citizenId: ids.chi }],
    })
    expect(await ask('legalGuardian { citizenId }', 'chi')).toEqual({
      legalGuardian: { citizenId: ids.an },
    })
  })

  test('a relative without a number is told by name', async () => {
    expect(
      await ask('father { citizenId } otherRelatives { kind fullName citizenship }', 'binh'),
    ).toEqual({
      father: null,
      otherRelatives: [{ kind: 'FATHER', fullName: 'Trần Văn Bảo', citizenship: 'Việt Nam' }],
    })
  })

  test('the household is its head and the other members', async () => {
    const selection =
      'relationToHead residenceFileNumber householdHead { citizenId } householdMembers { citizenId }'
    expect(await ask(selection, 'binh')).toEqual({
      relationToHead: 'CHILD_IN_LAW',
      residenceFileNumber: '900000000017',
      householdHead: { citizenId: ids.dung },
      householdMembers: [ids.an, ids.dung, ids.chi].map((citizenId) => ({ citizenId })),
    })
  })
})

describe('documents and residence', () => {
  test('only the last card is valid', async () => {
    expect(await ask('identityCards { kind number issuedOn status }', 'an')).toEqual({
      identityCards: [
        {
          kind: 'PEOPLES_IDENTITY_CARD',
          number: '900000017',
          issuedOn: '2008-06-01',
          status: 'REPLACED',
        },
        {
          kind: 'CITIZEN_IDENTITY_CARD',
          number: ids.an,
          issuedOn: '2021-07-01',
          status: 'VALID',
        },
      ],
    })
  })

  test('a cancelled number says why', async () => {
    expect(await ask('previousCitizenIds { number reason }', 'an')).toEqual({
      previousCitizenIds: [{ number: '901089000018', reason: 'Cải chính năm sinh' }],
    })
  })

  test('a residence is an address in a dated list, with start and reason', async () => {
    const selection = `permanentResidence { address adminUnitCode adminUnitVersion provinceCode since reason until }
      currentResidence { adminUnitCode since } temporaryResidence { address }
      temporaryAbsences { since until destination }`
    expect(await ask(selection, 'an')).toEqual({
      permanentResidence: {
        address: 'Số 12, Đường Đội Cấn, Phường Ba Đình, Thành phố Hà Nội',
        adminUnitCode: '00004',
        adminUnitVersion: '2026-04',
        provinceCode: '01',
        since: '2018-06-01',
        reason: 'Về ở với cha, mẹ',
        until: null,
      },
      currentResidence: { adminUnitCode: '00004', since: '2018-06-01' },
      temporaryResidence: { address: null },
      temporaryAbsences: [
        { since: '2026-10-01', until: '2027-03-31', destination: 'Thành phố Đồng Nai' },
      ],
    })
  })
})
