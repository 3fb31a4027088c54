/** Completed years on a day; somebody born on 29 February completes them on 1 March of other years. */
export function yearsBetween(from: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(from.slice(0, 4))
  return on.slice(5) < from.slice(5) ? years - 1 : years
}

/** The same day so many months later, or the last day of that month. */
export function addMonths(day: string, months: number): string {
  const number = monthNumber(day) + months
  const year = Math.floor(number / 12)
  const month = number % 12
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return dayOf(year, month, Math.min(Number(day.slice(8)), last))
}

/** So many days later. */
export function addDays(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10)
}

/** The first day of the month after. */
export function firstOfNextMonth(day: string): string {
  return addMonths(`${day.slice(0, 7)}-01`, 1)
}

/** Months from the first to the last, both counted: `2025-11` to `2026-01` are three. */
export function monthsFromTo(from: string, to: string): number {
  return Math.max(0, monthNumber(`${to}-01`) - monthNumber(`${from}-01`) + 1)
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

function dayOf(year: number, month: number, date: number): string {
  return [
    String(year).padStart(4, '0'),
    ...[month + 1, date].map((n) => String(n).padStart(2, '0')),
  ].join('-')
}
