/** A day counted from 1970-01-01: dates are compared and moved as whole numbers, and printed at the end. */
export type Day = number

/** A country asks for dates millions of times, and nearly all of them lie between 1900 and 2080. */
const first: Day = -25_567
const count = 66_109

/** Year, month and day of month as one decimal number, 20261121, of every day of the range. */
const decimals = Int32Array.from({ length: count }, (_, index) => computed(first + index))

/** The same days as texts. */
const texts = Array.from(decimals, textOf)

/** `2026-11-21` as a day. */
export function dayOf(text: string): Day {
  return dayOfDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)))
}

/** The day of a date; a day of month beyond the month's end becomes its last day. */
export function dayOfDate(year: number, month: number, dayOfMonth: number): Day {
  const date = dayOfMonth > 28 ? Math.min(dayOfMonth, daysIn(year, month)) : dayOfMonth
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
  return texts[day - first] ?? textOf(computed(day))
}

/** A day as `YYYY-MM`. */
export function monthText(day: Day): string {
  return dateText(day).slice(0, 7)
}

/** The months from the year 0 to that of a day. */
export function monthNumber(day: Day): number {
  const decimal = decimalOf(day)
  return Math.floor(decimal / 10_000) * 12 + (Math.floor(decimal / 100) % 100) - 1
}

/** The year of a day. */
export function yearOf(day: Day): number {
  return Math.floor(decimalOf(day) / 10_000)
}

/** The same date some years later; 29 February becomes the 28th. */
export function yearsAfter(day: Day, years: number): Day {
  const decimal = decimalOf(day)
  return dayOfDate(
    Math.floor(decimal / 10_000) + years,
    Math.floor(decimal / 100) % 100,
    decimal % 100,
  )
}

/** The same date some months later, or the last day of that month. */
export function monthsAfter(day: Day, months: number): Day {
  const total = monthNumber(day) + months
  return dayOfDate(Math.floor(total / 12), (total % 12) + 1, decimalOf(day) % 100)
}

/** Completed years of life. */
export function ageOn(day: Day, born: Day): number {
  // The difference of two dates as decimal numbers borrows a year exactly when the birthday is still to come.
  return Math.floor((decimalOf(day) - decimalOf(born)) / 10_000)
}

function textOf(decimal: number): string {
  const digits = `${decimal}`
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}

function decimalOf(day: Day): number {
  return decimals[day - first] ?? computed(day)
}

/** Howard Hinnant's civil_from_days. */
function computed(day: Day): number {
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
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)) * 10_000 + month * 100 + dayOfMonth
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
