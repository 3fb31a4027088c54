/** A day as many days after another, or before it; both `YYYY-MM-DD`. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** How many days lie between two days: 0 for the same day. */
export function daysBetween(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 86_400_000
}

/** The same day so many months later, or the last day of that month. */
export function monthsLater(day: string, months: number): string {
  const month = monthNumber(day) + months
  const last = daysLater(`${monthText(month + 1)}-01`, -1)
  return earlier(`${monthText(month)}-${day.slice(8)}`, last)
}

/** The earlier of two days, or of two months: ISO dates compare as text. */
export function earlier(one: string, other: string): string {
  return one < other ? one : other
}

/** The later of two days, or of two months. */
export function later(one: string, other: string): string {
  return one > other ? one : other
}

/** A month counted from the year 0: `2026-11`, or the month of `2026-11-21`. */
export function monthNumber(text: string): number {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1
}

/** A counted month as `2026-11`. */
export function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}
