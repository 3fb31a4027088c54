import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derivations } from '../src/derivations.ts'

const today = '2026-11-21'
const run = (name: string, given: Readonly<Record<string, unknown>>, on = today) =>
  derivations[name]?.run(given, on)

const held = (citizen: string | null, share: number | null) => ({ citizen, business: null, share })

type Example = [
  name: string,
  given: Readonly<Record<string, unknown>>,
  result: unknown,
  on?: string,
]

const examples: Example[] = [
  ['childCitizenship', { mother: 'Việt Nam', father: 'Việt Nam' }, 'Việt Nam'],
  ['childCitizenship', { mother: 'Việt Nam', father: 'Pháp' }, 'Việt Nam'],
  ['childCitizenship', { mother: 'Việt Nam', father: null }, 'Việt Nam'],
  ['childCitizenship', { mother: 'Pháp', father: 'Lào' }, null],
  ['childRelationToHead', { mother: 'SPOUSE' }, 'CHILD'],
  ['childRelationToHead', { mother: 'CHILD_IN_LAW' }, 'GRANDCHILD'],
  ['childCardUntil', { dateOfBirth: '2026-11-20' }, '2032-11-20'],
  ['childCardUntil', { dateOfBirth: '2026-03-01' }, '2032-09-30'],
  ['unemploymentAmount', { average: 10_000_000 }, 6_000_000],
  ['unemploymentAmount', { average: 90_000_000 }, 26_550_000],
  ['unemploymentMonths', { months: 11 }, null],
  ['unemploymentMonths', { months: 12 }, 3],
  ['unemploymentMonths', { months: 36 }, 3],
  ['unemploymentMonths', { months: 48 }, 4],
  ['unemploymentMonths', { months: 500 }, 12],
  ['familyPremium', { covered: [], headCovered: false, months: '12' }, 1_263_600],
  ['familyPremium', { covered: [false, true], headCovered: false, months: 1 }, 179_010],
  [
    'premiumSteps',
    { covered: [false, false, false, false, false], headCovered: false },
    [100, 70, 60, 50, 40, 40],
  ],
  ['cardFrom', {}, '2026-12-01'],
  ['cardUntil', { from: '2026-12-01', months: '3' }, '2027-02-28'],
  ['hasRetirementAge', { dateOfBirth: '1965-05-20', sex: 'MALE' }, true],
  ['hasRetirementAge', { dateOfBirth: '1965-05-22', sex: 'MALE' }, false],
  ['hasRetirementAge', { dateOfBirth: '1969-12-01', sex: 'FEMALE' }, false],
  ['hasRetirementAge', { dateOfBirth: '1969-09-01', sex: 'FEMALE' }, true],
  ['hasRetirementAge', { dateOfBirth: '1969-12-01', sex: 'FEMALE', hazardousMonths: 180 }, true],
  ['pensionRate', { months: 179, sex: 'FEMALE' }, null],
  ['pensionRate', { months: 180, sex: 'FEMALE' }, 45],
  ['pensionRate', { months: 180, sex: 'MALE' }, 40],
  ['pensionRate', { months: 240, sex: 'MALE' }, 45],
  ['pensionRate', { months: 366, sex: 'MALE' }, 66],
  ['pensionRate', { months: 600, sex: 'FEMALE' }, 75],
  ['pensionRate', { months: 168, sex: 'MALE' }, null],
  ['hasSocialPensionAge', { dateOfBirth: '1951-11-21' }, true],
  ['hasSocialPensionAge', { dateOfBirth: '1951-11-22' }, false],
  ['hasSocialPensionAge', { dateOfBirth: '1955-01-01', poverty: 'POOR' }, true],
  ['socialPensionAmount', {}, 500_000],
  ['socialPensionAmount', {}, null, '2025-06-30'],
  ['priceTableValue', { area: 80.5, price: 20_000_000, share: 50 }, 805_000_000],
  ['transferTax', { price: 1_000_000_000, tableValue: 1_200_000_000, kin: false }, 24_000_000],
  ['transferTax', { price: 1_000_000_000, tableValue: 0, kin: true }, 0],
  [
    'registrationFee',
    { price: 1_000_000_000, tableValue: 0, kin: false, reason: 'TRANSFER' },
    5_000_000,
  ],
  ['registrationFee', { price: 0, tableValue: 800_000_000, kin: true, reason: 'GIFT' }, 0],
  [
    'registrationFee',
    { price: 0, tableValue: 800_000_000, kin: true, reason: 'TRANSFER' },
    4_000_000,
  ],
  ['isFreeToTransfer', { restrictions: [{ kind: 'EASEMENT', endsOn: null }] }, true],
  ['isFreeToTransfer', { restrictions: [{ kind: 'MORTGAGE', endsOn: null }] }, false],
  ['isFreeToTransfer', { restrictions: [{ kind: 'MORTGAGE', endsOn: today }] }, false],
  ['isFreeToTransfer', { restrictions: [{ kind: 'MORTGAGE', endsOn: '2026-11-20' }] }, true],
  ['transferFits', { users: [held('1', 60), held('2', 40)], seller: '1', buyer: '3' }, true],
  ['transferFits', { users: [held('1', 60)], seller: '1', buyer: '3', share: 60 }, true],
  ['transferFits', { users: [held('1', 60)], seller: '1', buyer: '3', share: 61 }, false],
  ['transferFits', { users: [held('1', null)], seller: '1', buyer: '3', share: 50 }, false],
  ['transferFits', { users: [held('1', null), held('2', null)], seller: '1', buyer: '3' }, true],
  ['transferFits', { users: [held('1', null), held(null, null)], seller: '1', buyer: '3' }, false],
  [
    'transferFits',
    { users: [held('1', 50), held('3', 50)], seller: '1', buyer: '3', share: 5 },
    false,
  ],
  ['isClaimed', { claims: [{ untilMonth: '2026-11' }], fromMonth: '2026-12' }, false],
  ['isClaimed', { claims: [{ untilMonth: '2026-12' }], fromMonth: '2026-12' }, true],
  ['isWithinMonths', { day: '2027-05-21', months: 6 }, true],
  ['isWithinMonths', { day: '2027-05-22', months: 6 }, false],
  ['isWithinMonths', { day: '2026-11-20', months: 6 }, false],
  ['hasCome', { day: '2026-11-22' }, false],
  ['hasCome', { day: '2026-11-20', since: '2026-11-21' }, false],
  ['wasOfAge', { dateOfBirth: '2010-11-22', day: today, years: 16 }, false],
  ['isAnyRunning', { periods: [{ until: null }] }, true],
  ['isAnyRunning', { periods: [{ until: today }], on: '2026-12-01' }, false],
  ['beneficialControl', { ratio: 24.99 }, 'OTHER_CONTROL'],
  ['activities', { activities: [{ code: '62010' }, { code: '62010' }], main: '62010' }, null],
  ['ownersFit', { variant: 'jsc', owners: ['1', '2'], organisations: [] }, false],
  ['ownersFit', { variant: 'llc-single', owners: [], organisations: ['1'] }, true],
  ['mustBeUnableToWork', { dateOfBirth: '2010-01-01' }, false],
  ['mustBeUnableToWork', { dateOfBirth: '1990-01-01' }, true],
  ['isWithinThreeMonths', { contractEndedOn: '2026-08-21' }, true],
  ['isWithinThreeMonths', { contractEndedOn: '2026-08-20' }, false],
  [
    'communeOffice',
    { address: 'Thôn 2, Xã Ia Mơ, Tỉnh Gia Lai' },
    'Ủy ban nhân dân xã Ia Mơ, tỉnh Gia Lai',
  ],
  [
    'communeOffice',
    { address: 'Số 1, Phường Láng, Quận Đống Đa, Thành phố Hà Nội' },
    'Ủy ban nhân dân phường Láng, thành phố Hà Nội',
  ],
  ['communeOffice', { address: 'Hà Nội' }, null],
  [
    'residenceAt',
    {
      at: {
        address: 'Thôn 2, Xã Ia Mơ, Tỉnh Gia Lai',
        adminUnitCode: '23986',
        adminUnitVersion: '2024-11',
      },
    },
    null,
  ],
  ['isMan', { id: ['901088000002'] }, true],
  [
    'relationToHead',
    { person: '1', head: ['2'], spouse: [], children: [], parents: ['2'] },
    'CHILD',
  ],
  ['relationToHead', { person: '1', head: [], spouse: [], children: [], parents: [] }, 'HEAD'],
]

describe('rules by which a field follows from others', () => {
  it.each(examples)('%s of %j is %j', (name, given, result, on) => {
    expect(run(name, given, on)).toEqual(result)
    // What may give nothing says when.
    if (result === null) expect(derivations[name]?.unless).toBeDefined()
  })

  it('each name an article or say that it is an assumption, and give nothing where something is missing', () => {
    for (const [name, { law, requires }] of Object.entries(derivations)) {
      expect([name, law.length > 3]).toEqual([name, true])
      if (requires.length > 0) expect([name, run(name, {})]).toEqual([name, null])
    }
  })

  it('give shares that add up to a hundred', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1e12 }), { minLength: 1, maxLength: 50 }),
        (all) => {
          const shares = all.map((contribution) => Number(run('shareRatio', { contribution, all })))
          const sum = shares.reduce((total, share) => total + share, 0)
          expect(Math.abs(sum - 100)).toBeLessThan(0.01)
        },
      ),
    )
  })

  it('never pay a longer contribution less', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 180, max: 700 }),
        fc.nat(60),
        fc.boolean(),
        (months, more, man) => {
          const sex = man ? 'MALE' : 'FEMALE'
          const rate = (months: number) => Number(run('pensionRate', { months, sex }))
          expect(rate(months + more)).toBeGreaterThanOrEqual(rate(months))
          expect(rate(months)).toBeLessThanOrEqual(75)
          const benefit = (months: number) => Number(run('unemploymentMonths', { months }))
          expect(benefit(months + more)).toBeGreaterThanOrEqual(benefit(months))
        },
      ),
    )
  })

  it('let nobody retire before somebody who is older and of the same sex', () => {
    const day = fc.date({
      min: new Date('1950-01-01'),
      max: new Date('1990-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(day, fc.nat(4_000), fc.constantFrom('MALE', 'FEMALE'), (born, later, sex) => {
        const from = (date: Date) =>
          String(run('pensionFrom', { dateOfBirth: date.toISOString().slice(0, 10), sex }))
        const younger = new Date(born.getTime() + later * 86_400_000)
        expect(from(born) <= from(younger)).toBe(true)
      }),
    )
  })
})
