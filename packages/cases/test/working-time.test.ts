import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../src/clock/working-calendar.ts'
import { afterWorkingDays, afterWorkingHours } from '../src/clock/working-time.ts'

/** A moment in Việt Nam. */
const at = (text: string) => new Date(`${text}+07:00`)

describe('eight working hours', () => {
  it.each([
    ['within one day', '2026-11-18T07:30', '2026-11-18T17:00'],
    ['over night', '2026-11-18T16:00', '2026-11-19T16:00'],
    ['over the noon break', '2026-11-18T11:00', '2026-11-19T11:00'],
    ['from the evening', '2026-11-18T21:00', '2026-11-19T17:00'],
    ['over a weekend', '2026-11-20T16:00', '2026-11-23T16:00'],
    ['over a weekend and the holiday after it', '2026-11-23T13:00', '2026-11-25T11:30'],
    ['from a Saturday', '2026-11-21T16:00', '2026-11-23T17:00'],
    ['over the Lunar New Year, nine days long', '2026-02-13T15:00', '2026-02-23T15:00'],
    ['onto a Saturday worked in exchange', '2026-08-21T15:00', '2026-08-22T15:00'],
    ['over National Day with the day exchanged', '2026-08-28T15:00', '2026-09-03T15:00'],
  ])('%s', (_, from, until) => {
    expect(afterWorkingHours(at(from), 8)).toEqual(at(until))
  })
})

describe('working days', () => {
  it.each([
    ['the next day', '2026-11-18T10:00', 1, '2026-11-19T17:00'],
    ['late in the evening counts as its day', '2026-11-18T23:59', 1, '2026-11-19T17:00'],
    ['a holiday in between', '2026-11-23T10:00', 1, '2026-11-25T17:00'],
    ['a weekend and a holiday', '2026-11-20T10:00', 5, '2026-11-30T17:00'],
    ['New Year and the day after', '2025-12-31T10:00', 1, '2026-01-05T17:00'],
  ])('%s', (_, from, days, until) => {
    expect(afterWorkingDays(at(from), days)).toEqual(at(until))
  })
})

const moments = fc.date({
  min: at('2026-01-01T00:00'),
  max: at('2027-11-01T00:00'),
  noInvalidDate: true,
})

it('a later start never ends earlier, and no clock ends while offices are closed', () => {
  fc.assert(
    fc.property(moments, moments, fc.integer({ min: 1, max: 40 }), (a, b, hours) => {
      const [early, late] = a < b ? [a, b] : [b, a]
      const end = afterWorkingHours(early, hours)
      expect(end <= afterWorkingHours(late, hours)).toBe(true)
      expect(end > early).toBe(true)
      expect([0, 6].includes(inVietNam(end).getUTCDay()) && !isExchanged(end)).toBe(false)
    }),
  )
})

it('days off are in order, and no Saturday or Sunday is exchanged that is a holiday', () => {
  const { daysOff, workedInstead } = workingCalendar
  for (const { from, until } of daysOff) expect(from <= until).toBe(true)
  const starts = daysOff.map(({ from }) => from)
  expect(starts).toEqual([...starts].sort())
  for (const date of workedInstead) expect([0, 6]).toContain(new Date(date).getUTCDay())
})

const inVietNam = (moment: Date) => new Date(moment.getTime() + 7 * 3_600_000)
const isExchanged = (moment: Date) =>
  workingCalendar.workedInstead.includes(inVietNam(moment).toISOString().slice(0, 10))
