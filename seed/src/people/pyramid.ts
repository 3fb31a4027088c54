import type { MaritalStatus, Random, Sex } from '@motlan/registry-kit/country'
import type { Day } from '../calendar.ts'

/** Five-year age bands from 0-4 to 85+ (domain.md 7.2): people per thousand, men per 100 women. */
const bands = [70, 79, 77, 71, 65, 70, 82, 82, 75, 67, 61, 57, 50, 38, 24, 13, 9, 10]
const menPerHundredWomen = [
  111, 111, 111, 103, 103, 103, 103, 103, 97, 97, 97, 97, 97, 75, 75, 75, 55, 55,
]

/** Single, widowed and divorced per thousand from the band 15-19 on; the others are married. Men and women differ so that there are as many wives as husbands. */
const statuses: Readonly<Record<Sex, readonly (readonly [number, number, number])[]>> = {
  MALE: [
    [995, 0, 0],
    [820, 0, 3],
    [440, 2, 9],
    [170, 4, 17],
    [85, 7, 22],
    [50, 10, 25],
    [35, 16, 25],
    [28, 25, 24],
    [22, 42, 22],
    [18, 65, 17],
    [15, 105, 14],
    [10, 160, 10],
    [10, 230, 7],
    [10, 340, 6],
    [10, 480, 5],
  ],
  FEMALE: [
    [965, 0, 0],
    [580, 1, 6],
    [215, 4, 16],
    [85, 8, 27],
    [58, 16, 36],
    [52, 30, 39],
    [50, 52, 39],
    [52, 85, 36],
    [55, 128, 31],
    [58, 195, 27],
    [55, 290, 22],
    [48, 410, 16],
    [42, 530, 10],
    [38, 660, 8],
    [35, 800, 5],
  ],
}

/** Deaths per thousand deaths by age in decades, 0-9 to 90+; men die earlier. */
const deaths: Readonly<Record<Sex, readonly number[]>> = {
  MALE: [22, 8, 20, 35, 65, 120, 200, 230, 220, 80],
  FEMALE: [25, 7, 10, 15, 30, 70, 140, 220, 313, 170],
}
/** Of a thousand dead. */
const deadMen = 545

/** The age, in days, at a position of the pyramid: 0 is the youngest of the country, 1000 the oldest. */
export function ageAt(position: number, random: Random): number {
  let rest = position
  let band = 0
  while (band < bands.length - 1 && rest >= (bands[band] ?? 0)) {
    rest -= bands[band] ?? 0
    band++
  }
  const within = Math.min(rest / (bands[band] ?? 1), 0.999_999)
  if (band < bands.length - 1) return Math.floor((band * 5 + within * 5) * 365.2425)
  // The last band has no upper end: few live beyond 95, nobody beyond 105.
  const years =
    Math.min(random.below(11), random.below(11)) + Math.min(random.below(10), random.below(10))
  return Math.floor((85 + years) * 365.2425) + random.below(365)
}

/** The share of men at an age, in 2^32 parts. */
export function shareOfMen(ageInDays: number): number {
  const men = menPerHundredWomen[bandOf(ageInDays)] ?? 55
  return Math.floor((men * 4294967296) / (men + 100))
}

/** A marital status as likely as in the country. */
export function maritalStatusAt(sex: Sex, ageInDays: number, position: number): MaritalStatus {
  const band = bandOf(ageInDays) - 3
  if (band < 0) return 'SINGLE'
  const [single, widowed, divorced] = statuses[sex][band] ?? [1000, 0, 0]
  // Nobody marries before 18 (women) and 20 (men).
  if (ageInDays < (sex === 'FEMALE' ? 18 : 20) * 365.25) return 'SINGLE'
  // All the married of the band 15-19 and 20-24 are of the ages that may be.
  const extra = band === 0 ? 1000 - (1000 - single) * (sex === 'FEMALE' ? 2.5 : 0) : single
  if (position < extra) return 'SINGLE'
  if (position < extra + widowed) return 'WIDOWED'
  return position < extra + widowed + divorced ? 'DIVORCED' : 'MARRIED'
}

/** Somebody who died: sex, and age in days at death. */
export function deadOf(random: Random): { readonly sex: Sex; readonly age: Day } {
  const sex: Sex = random.below(1000) < deadMen ? 'MALE' : 'FEMALE'
  let position = random.below(1000)
  let decade = 0
  while (decade < 9 && position >= (deaths[sex][decade] ?? 0)) {
    position -= deaths[sex][decade] ?? 0
    decade++
  }
  // Of those that die as children most die in their first year.
  const years = decade === 0 && random.chance(7, 10) ? 0 : decade * 10 + random.below(10)
  return { sex, age: Math.floor(years * 365.2425) + random.below(365) }
}

function bandOf(ageInDays: number): number {
  return Math.min(bands.length - 1, Math.floor(ageInDays / 365.2425 / 5))
}
