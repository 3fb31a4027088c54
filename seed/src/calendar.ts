/** A day counted from 1970-01-01: dates are compared and moved as whole numbers, and printed at the end. */
export type Day = number

const printed = new Map<Day, string>()

/** `2026-11-21` as a day. */
export function dayOf(text: string): Day {
  return dayOfDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)))
}

/** The day of a date; a day of month beyond the month's end becomes its last day. */
export function dayOfDate(year: number, month: number, dayOfMonth: number): Day {
  const date = Math.min(dayOfMonth, daysIn(year, month))
  // Howard Hinnant's days_from_civil: years begin in March, so that the leap day is the last one.
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** A day as `YYYY-MM-DD`. */
export function dateText(day: Day): string {
  const known = printed.get(day)
  if (known !== undefined) return known
  const { year, month, dayOfMonth } = dateOf(day)
  const text = `${year}-${padded(month)}-${padded(dayOfMonth)}`
  // A country has some 45,000 days; anything beyond is a caller's mistake and must not grow the cache.
  if (printed.size < 60_000) printed.set(day, text)
  return text
}

/** A day as `YYYY-MM`. */
export function monthText(day: Day): string {
  return dateText(day).slice(0, 7)
}

/** The year, month and day of month of a day. */
export function dateOf(day: Day): {
  readonly year: number
  readonly month: number
  readonly dayOfMonth: number
} {
  const shifted = day + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9)
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

/** The year of a day. */
export function yearOf(day: Day): number {
  return Number(dateText(day).slice(0, 4))
}

/** The same date some years later; 29 February becomes the 28th. */
export function yearsAfter(day: Day, years: number): Day {
  const { year, month, dayOfMonth } = dateOf(day)
  return dayOfDate(year + years, month, dayOfMonth)
}

/** The same date some months later, or the last day of that month. */
export function monthsAfter(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = dateOf(day)
  const total = year * 12 + month - 1 + months
  return dayOfDate(Math.floor(total / 12), (total % 12) + 1, dayOfMonth)
}

/** Completed years of life. */
export function ageOn(day: Day, born: Day): number {
  const now = dateOf(day)
  const then = dateOf(born)
  const before =
    now.month < then.month || (now.month === then.month && now.dayOfMonth < then.dayOfMonth)
  return now.year - then.year - (before ? 1 : 0)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function padded(number: number): string {
  return number < 10 ? `0${number}` : `${number}`
}
