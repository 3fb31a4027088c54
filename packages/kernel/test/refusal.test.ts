import { didYouMean, isSubject, Refusal, refusals, subjectKeys } from '@motlan/kernel'
import { describe, expect, test } from 'vitest'

describe('the table of refusals', () => {
  test.each(Object.entries(refusals))(
    '%s says why and what to do, in both languages, in NFC',
    (code, kind) => {
      expect(code).toMatch(/^[A-Z_]+$/)
      for (const text of [kind.reason.vi, kind.reason.en, kind.fix.vi, kind.fix.en]) {
        expect(text.length).toBeGreaterThan(5)
        expect(text.normalize('NFC')).toBe(text)
      }
      expect(kind.status).toBeGreaterThanOrEqual(200)
    },
  )

  test('a refusal puts its subject in front', () => {
    const refusal = new Refusal('ATTRIBUTE_WITHHELD', 'Citizen.ethnicity', {
      reason: 'no agreement of agency tax covers it',
    })
    expect(refusal.message).toBe('Citizen.ethnicity: no agreement of agency tax covers it')
    expect(refusal.fix).toBe(refusals.ATTRIBUTE_WITHHELD.fix.en)
  })
})

describe('suggestions', () => {
  const known = ['Citizen.maritalStatus', 'Citizen.sex', 'Citizen.dateOfBirth']
  test.each([
    ['Citizen.martialStatus', 'Citizen.maritalStatus'],
    ['citizen.dateofbirth', 'Citizen.dateOfBirth'],
    ['Citizen.sxe', 'Citizen.sex'],
    ['Parcel', undefined],
  ])('%s → %s', (given, meant) => {
    expect(didYouMean(given, known)).toBe(meant)
  })
})

test('subjects are three', () => {
  expect(Object.keys(subjectKeys).filter(isSubject)).toHaveLength(3)
  expect(isSubject('Taxpayer')).toBe(false)
  expect(isSubject('toString')).toBe(false)
})
