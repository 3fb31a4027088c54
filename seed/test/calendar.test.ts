import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ageOn, dateText, dayOf, monthsAfter, yearsAfter } from '../src/calendar.ts'

test('days and dates are what the calendar of JavaScript says', () => {
  fc.assert(
    fc.property(fc.integer({ min: -60_000, max: 60_000 }), (day) => {
      const text = new Date(day * 86_400_000).toISOString().slice(0, 10)
      expect(dateText(day)).toBe(text)
      expect(dayOf(text)).toBe(day)
    }),
  )
})

test('years and months later, at the ends of months', () => {
  expect(dateText(yearsAfter(dayOf('2024-02-29'), 1))).toBe('2025-02-28')
  expect(dateText(monthsAfter(dayOf('2026-01-31'), 1))).toBe('2026-02-28')
  expect(dateText(monthsAfter(dayOf('2026-01-15'), -13))).toBe('2024-12-15')
})

test('an age grows on the birthday', () => {
  const born = dayOf('2008-11-22')
  expect([ageOn(dayOf('2026-11-21'), born), ageOn(dayOf('2026-11-22'), born)]).toEqual([17, 18])
})
