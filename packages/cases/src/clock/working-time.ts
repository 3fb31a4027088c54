import { type WorkingCalendar, workingCalendar } from './working-calendar.ts'

const minute = 60_000
const day = 24 * 60 * minute
const sevenHours = 7 * 60 * minute

/** The moment at which so many hours of office time have passed since another moment. */
export function afterWorkingHours(
  from: Date,
  hours: number,
  calendar: WorkingCalendar = workingCalendar,
): Date {
  let left = hours * 60
  for (let midnight = midnightOf(from); ; midnight += day) {
    if (!isWorkingDay(midnight, calendar)) continue
    for (const [opens, closes] of calendar.officeHours) {
      const begin = Math.max(from.getTime(), midnight + opens * minute)
      const minutes = (midnight + closes * minute - begin) / minute
      if (minutes <= 0) continue
      if (left <= minutes) return new Date(begin + left * minute)
      left -= minutes
    }
  }
}

/** The end of the office hours of the n-th working day after the day of a moment; that day itself is not counted. */
export function afterWorkingDays(
  from: Date,
  days: number,
  calendar: WorkingCalendar = workingCalendar,
): Date {
  let midnight = midnightOf(from)
  for (let left = days; left > 0; ) {
    midnight += day
    if (isWorkingDay(midnight, calendar)) left -= 1
  }
  return new Date(midnight + (calendar.officeHours.at(-1)?.[1] ?? 0) * minute)
}

/** Midnight in Việt Nam, which keeps UTC+7 all year, in milliseconds since 1970. */
function midnightOf(at: Date): number {
  return Math.floor((at.getTime() + sevenHours) / day) * day - sevenHours
}

function isWorkingDay(midnight: number, { daysOff, workedInstead }: WorkingCalendar): boolean {
  const date = new Date(midnight + sevenHours).toISOString().slice(0, 10)
  if (workedInstead.includes(date)) return true
  if ([0, 6].includes(new Date(date).getUTCDay())) return false
  return !daysOff.some(({ from, until }) => from <= date && date <= until)
}
