import { addMonths } from './calendar.ts'

/** What the age of retirement depends on. */
export interface Retiring {
  readonly dateOfBirth: string
  readonly sex: 'MALE' | 'FEMALE'
  readonly hazardousMonths: number
}

/**
 * The day on which somebody reaches the age of retirement. In 2021 it was 60 years and 3 months for men and 55 years and
 * 4 months for women; each year adds 3 and 4 months, up to 62 in 2028 and 60 in 2035 (Labour Code 45/2019/QH14 art. 169.2).
 * Fifteen years of hazardous work lower it by five years (art. 169.3).
 */
export function retirementDay({ dateOfBirth, sex, hazardousMonths }: Retiring): string {
  const { first, step, last } =
    sex === 'MALE'
      ? { first: 60 * 12 + 3, step: 3, last: 62 * 12 }
      : { first: 55 * 12 + 4, step: 4, last: 60 * 12 }
  const earlier = hazardousMonths >= 180 ? 60 : 0
  for (let months = first; months < last; months += step) {
    const year = 2021 + (months - first) / step
    const day = addMonths(dateOfBirth, months - earlier)
    // Who reaches the age of a year in that year, or earlier, has reached it.
    if (Number(day.slice(0, 4)) <= year) return day
  }
  return addMonths(dateOfBirth, last - earlier)
}
