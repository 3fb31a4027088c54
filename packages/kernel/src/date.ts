import { clean } from './clean.ts'
import { accepted, type Parsed, rejected } from './parsed.ts'

/** Reads a calendar date, `2004-03-15` (ISO 8601). A day that no calendar holds is refused. */
export function parseDate(text: string): Parsed<string> {
  const date = clean(text)
  const [, year, month, day] = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(date) ?? []
  if (!year || !month || !day)
    return rejected('format', 'a date is written year-month-day: 2004-03-15')
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > last) {
    return rejected('calendar', 'the calendar has no such day')
  }
  return accepted(date)
}

/** Reads an instant, `2026-11-21T08:30:00Z` (RFC 3339), and gives it in UTC. */
export function parseDateTime(text: string): Parsed<string> {
  const instant = clean(text)
  const form =
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$/
  const time =
    form.test(instant) && parseDate(instant.slice(0, 10)).ok ? Date.parse(instant) : Number.NaN
  if (Number.isNaN(time)) return rejected('format', 'an instant is written 2026-11-21T08:30:00Z')
  return accepted(new Date(time).toISOString())
}

/** Reads a calendar month, `2026-11`. */
export function parseMonth(text: string): Parsed<string> {
  const month = clean(text)
  if (!/^[0-9]{4}-(0[1-9]|1[0-2])$/.test(month))
    return rejected('format', 'a month is written year-month: 2026-11')
  return accepted(month)
}
