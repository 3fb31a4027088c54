import { beforeAll, describe, expect, test } from 'vitest'
import { defaultCitizens, planCountry } from '../src/index.ts'
import { type Counted, counted } from './distributions.ts'

// The default country, one in a thousand, against the tables of the reference (sections 7.1 to 7.4).
const plan = planCountry({ seed: 1, citizens: defaultCitizens })
let country: Counted

beforeAll(() => {
  country = counted(plan)
}, 240_000)

/** Shares in per cent, each within so many points. */
function near(shares: Readonly<Record<string, number>>, points: number): void {
  for (const [name, share] of Object.entries(shares)) {
    expect(
      Math.abs(country.share(name) - share),
      `${name}: ${country.share(name).toFixed(2)} instead of ${share}`,
    ).toBeLessThanOrEqual(points)
  }
}

/** Counts, each within so many per cent. */
function about(counts: Readonly<Record<string, number>>, percent: number): void {
  for (const [name, count] of Object.entries(counts)) {
    expect(
      Math.abs(country.of(name) - count) / count,
      `${name}: ${country.of(name)} instead of ${count}`,
    ).toBeLessThanOrEqual(percent / 100)
  }
}

const labelled = (kind: string, shares: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(shares).map(([name, share]) => [`${kind} ${name}`, share]))

describe('totals', () => {
  test('as many people as asked for', () => expect(country.of('people')).toBe(defaultCitizens))

  test('organisations, businesses, parcels and participants', () => {
    about(
      {
        'organisation ENTERPRISE active': 940,
        'organisation CO_OPERATIVE active': 31,
        'household businesses': 5200,
        parcels: 69_700,
      },
      0.2,
    )
    about(
      {
        'dependent units': 260,
        'participation COMPULSORY': 17_700,
        'participation VOLUNTARY': 3000,
      },
      1,
    )
    about({ 'unemployment insured': 16_300, pensioners: 3350 }, 1)
    about({ insured: 97_000, employed: 51_900, taxpayers: 77_000 }, 2)
    about({ apartments: 567 }, 15)
  })

  test('births, deaths and weddings of a year', () => {
    about({ 'born in a year': 1350, 'died in a year': 600, 'married in a year': 700 }, 17)
  })
})

describe('people', () => {
  test('age pyramid', () => {
    const bands = [
      7.0, 7.9, 7.7, 7.1, 6.5, 7.0, 8.2, 8.2, 7.5, 6.7, 6.1, 5.7, 5.0, 3.8, 2.4, 1.3, 0.9, 1.0,
    ]
    near(Object.fromEntries(bands.map((share, band) => [`age ${band}`, share])), 0.4)
  })

  test('sex ratio, over all and by age', () => {
    const menPerHundredWomen = (kind: string) =>
      (100 * country.of(`${kind} MALE`)) / country.of(`${kind} FEMALE`)
    expect(menPerHundredWomen('sex')).toBeCloseTo(99.2, -0.5)
    for (const [kind, ratio] of Object.entries({
      sex0: 111,
      sex15: 103,
      sex40: 97,
      sex65: 75,
      sex80: 55,
    })) {
      expect(Math.abs(menPerHundredWomen(kind) - ratio), kind).toBeLessThan(6)
    }
  })

  test('household sizes and marital status', () => {
    near(labelled('size', { 1: 11, 2: 19, 3: 20, 4: 26, 5: 13, 6: 7, 7: 4 }), 0.5)
    near(labelled('marital', { SINGLE: 22, MARRIED: 69, WIDOWED: 7, DIVORCED: 2 }), 0.8)
  })

  test('ethnicity and religion', () => {
    near(labelled('ethnicity', { Kinh: 85.3 }), 1.2)
    near(
      labelled('ethnicity', {
        Tày: 1.9,
        Thái: 1.9,
        Mường: 1.5,
        Mông: 1.4,
        Khmer: 1.4,
        Nùng: 1.1,
        Dao: 0.9,
        Hoa: 0.8,
        'Gia Rai': 0.5,
        'Ê Đê': 0.4,
      }),
      0.6,
    )
    near(
      labelled('religion', {
        Không: 86.3,
        'Công giáo': 6.1,
        'Phật giáo': 4.8,
        'Phật giáo Hòa Hảo': 1,
        'Tin Lành': 1,
        'Cao Đài': 0.6,
      }),
      1.2,
    )
  })

  test('names', () => {
    near(labelled('surname', { Nguyễn: 31.5, Trần: 10.9, Lê: 8.9, Phạm: 5.9 }), 1.5)
    const together = (one: string, other: string) =>
      country.share(`surname ${one}`) + country.share(`surname ${other}`)
    expect(together('Hoàng', 'Huỳnh')).toBeCloseTo(5.1, -0.5)
    expect(together('Vũ', 'Võ')).toBeCloseTo(4.9, -0.5)
    near({ 'thi yes': 85 }, 8)
    near({ 'parts four': 45 }, 6)
  })
})

describe('places', () => {
  test('every province has its weight', () => {
    const sum = plan.units.provinces.reduce((total, { weight }) => total + weight, 0)
    expect(plan.units.provinces).toHaveLength(34)
    for (const { code, weight } of plan.units.provinces) {
      const expected = (100 * weight) / sum
      expect(Math.abs(country.share(`province ${code}`) - expected) / expected, code).toBeLessThan(
        0.06,
      )
    }
  })

  test('every commune has people, and 38.5 per cent live in wards', () => {
    expect(plan.units.communes).toHaveLength(3321)
    expect(
      plan.units.communes.filter(({ place }) => country.of(`commune ${place.code}`) === 0),
    ).toEqual([])
    near({ 'kind Phường': 38.5 }, 1.5)
  })
})

describe('organisations, land, insurance', () => {
  test('legal forms and sizes of enterprises', () => {
    near(
      labelled('form', {
        LLC_ONE_MEMBER: 55,
        LLC_MULTI_MEMBER: 20,
        JOINT_STOCK: 17.4,
        PRIVATE_ENTERPRISE: 4,
        FOREIGN: 3.1,
      }),
      4,
    )
    near({ 'staff micro': 74.4 }, 12)
  })

  test('users of parcels', () => {
    near(labelled('user', { COUPLE: 55, INDIVIDUAL: 35 }), 3)
    expect(country.share('user HOUSEHOLD') + country.share('user ORGANISATION')).toBeCloseTo(
      10,
      -0.5,
    )
  })

  test('groups of health insurance', () => {
    const group = (...names: readonly string[]) =>
      names.reduce((sum, name) => sum + country.share(`group ${name}`), 0)
    const expected = {
      under6: [group('TE'), 9],
      pupils: [group('HS', 'SV'), 19],
      household: [group('GD'), 24],
      workers: [group('DN', 'HC'), 17],
      poor: [group('HN', 'CN'), 15],
      pensioners: [group('HT'), 4],
      merit: [group('CC', 'BT'), 12],
    }
    for (const [name, [share = 0, wanted = 0]] of Object.entries(expected))
      expect(Math.abs(share - wanted), `${name}: ${share.toFixed(1)}`).toBeLessThan(1.8)
  })
})
