import { describe, expect, test } from 'vitest'
import { ids } from '../workforce.ts'
import { workforceRegistry } from './workforce-registry.ts'

const { ask, changes, declare } = workforceRegistry()

const facility = {
  primaryCareFacility: 'Trạm y tế phường Ba Đình',
  primaryCareFacilityCode: '01004',
}

describe('issueChildHealthCard', () => {
  const newborn = '901226000031'
  const card = { child: newborn, validFrom: '2026-11-18', validUntil: '2032-11-17', ...facility }

  test('a newborn is insured, under a number of its own', async () => {
    await declare().declared('issueChildHealthCard', card)
    const held = await ask(
      newborn,
      'socialInsuranceNumber isHealthInsured healthInsuranceCards { number group benefitLevel validUntil primaryCareFacility }',
    )
    expect(held).toMatchObject({
      socialInsuranceNumber: expect.stringMatching(/^98\d{8}$/),
      isHealthInsured: true,
      healthInsuranceCards: [
        {
          group: 'TE',
          benefitLevel: 1,
          validUntil: '2032-11-17',
          primaryCareFacility: facility.primaryCareFacility,
        },
      ],
    })
    expect((await changes()).map(({ subjectId }) => subjectId)).toEqual([newborn])
  })

  test('there is one card for one day, also at once', async () => {
    const answers = await Promise.all(
      [1, 2].map(() => declare().send('issueChildHealthCard', card)),
    )
    expect(answers.filter(({ declared }) => declared)).toHaveLength(1)
    expect(
      await declare().refusal('issueChildHealthCard', { ...card, validFrom: '2030-01-01' }),
    ).toBe(
      'DECLARATION_REFUSED issueChildHealthCard.input.child: a card of this person is valid in these days already',
    )
  })

  test.each([
    ['validUntil', { validUntil: '2026-01-01' }, 'it is before the first day'],
    [
      'validUntil',
      { validUntil: '2040-01-01' },
      'a card of this group is valid for 7 years at most',
    ],
    [
      'primaryCareFacilityCode',
      { primaryCareFacilityCode: 'x' },
      'it has 5 digits or capital letters',
    ],
  ])('does not fit for its %s: %#', async (field, wrong, reason) => {
    expect(await declare().refusal('issueChildHealthCard', { ...card, ...wrong })).toBe(
      `DECLARATION_INVALID issueChildHealthCard.input.${field}: ${reason}`,
    )
  })
})

describe('enrolHealthInsurance', () => {
  const family = {
    validFrom: '2026-12-01',
    validUntil: '2027-11-30',
    members: [
      { citizen: ids.jobless, ...facility },
      { citizen: '901190000032', ...facility },
    ],
  }

  test('insures a household', async () => {
    await declare().declared('enrolHealthInsurance', family)
    expect(
      await ask('901190000032', 'healthInsuranceCards { group benefitLevel validFrom }'),
    ).toEqual({
      healthInsuranceCards: [{ group: 'GD', benefitLevel: 4, validFrom: '2026-12-01' }],
    })
  })

  test('all of it or nothing', async () => {
    const members = [...family.members, { citizen: ids.employee, ...facility }]
    expect(await declare().refusal('enrolHealthInsurance', { ...family, members })).toMatch(
      /members\[2\].citizen: a card of this person is valid in these days already$/,
    )
    expect(await ask('901190000032', 'healthInsuranceCards { group }')).toEqual({
      healthInsuranceCards: [],
    })
    expect(await changes()).toEqual([])
  })
})
