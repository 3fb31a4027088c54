import type { HealthCard, Household, Job, Random } from '@motlan/registry-kit/country'
import {
  ageOn,
  type Day,
  dateText,
  dayOfDate,
  monthsAfter,
  yearOf,
  yearsAfter,
} from '../calendar.ts'
import { digits } from '../numbers.ts'
import type { Commune } from '../units/administrative-units.ts'
import { shortName } from '../units/provinces.ts'

/** What decides on the health insurance of a person. */
export interface Insured {
  readonly born: Day
  /** Today, or the day of death. */
  readonly until: Day
  readonly job: Job | null
  readonly pensioner: boolean
  readonly poverty: Household['poverty']
  readonly commune: Commune
  readonly number: string
}

/** The group somebody is insured in, or nothing: one of twenty is not insured (domain.md 7.1, 7.4). */
export function groupOf(
  { born, until, job, pensioner, poverty }: Insured,
  random: Random,
): HealthCard['group'] | null {
  const age = ageOn(until, born)
  if (age < 6) return 'TE'
  if (job?.employer) return job.kind === 'PUBLIC_SERVANT' ? 'HC' : 'DN'
  if (pensioner) return 'HT'
  if (poverty === 'POOR') return 'HN'
  if (poverty === 'NEAR_POOR') return 'CN'
  if (age < 18) return 'HS'
  if (age < 23 && random.chance(70, 100)) return 'SV'
  if (age >= 75) return random.chance(8, 10) ? 'BT' : 'CC'
  const position = random.below(1000)
  if (position < 75) return 'CC'
  if (position < 255) return 'BT'
  return position < 868 ? 'GD' : null
}

const levels: Readonly<Record<HealthCard['group'], HealthCard['level']>> = {
  TE: 1,
  HN: 2,
  CC: 2,
  BT: 2,
  HT: 3,
  CN: 3,
  DN: 4,
  HC: 4,
  HS: 4,
  SV: 4,
  GD: 4,
}

/** A card of the group, valid on the day. */
export function cardOf(
  { born, until, commune, number }: Insured,
  group: HealthCard['group'],
  random: Random,
): HealthCard {
  const level = levels[group]
  const { from, end } = validityOf(group, born, until, random)
  const years = Math.min(ageOn(until, born), random.below(14))
  const province = commune.province.code
  return {
    number,
    oldNumber: years >= 6 && random.chance(3, 10) ? `${group}${level}${province}${number}` : null,
    group,
    level,
    from: dateText(from),
    until: dateText(end),
    fiveConsecutiveYearsOn: years >= 5 ? dateText(yearsAfter(from, 5 - years)) : null,
    facility: facilityOf(commune, random),
  }
}

/** Children until six, households for twelve months, everybody else for the calendar or the school year. */
function validityOf(
  group: HealthCard['group'],
  born: Day,
  today: Day,
  random: Random,
): { readonly from: Day; readonly end: Day } {
  const year = yearOf(today)
  if (group === 'TE') return { from: born, end: yearsAfter(born, 6) - 1 }
  if (group === 'GD') {
    const from = monthsAfter(today, -random.below(12)) - random.below(15)
    return {
      from: Math.max(born, from),
      end: yearsAfter(from, 1) - 1 + (yearsAfter(from, 1) - 1 < today ? 365 : 0),
    }
  }
  return { from: Math.max(born, dayOfDate(year, 1, 1)), end: dayOfDate(year, 12, 31) }
}

/** The facility of the commune, or the hospital of the province. */
function facilityOf({ place, province }: Commune, random: Random): HealthCard['facility'] {
  if (random.chance(35, 100)) {
    return {
      code: `${province.code}${digits(1 + random.below(9), 3)}`,
      name: `Bệnh viện Đa khoa ${shortName(province.name)} cơ sở ${1 + random.below(3)}`,
    }
  }
  return {
    code: `${province.code}${digits(10 + (Number(place.code) % 980), 3)}`,
    name: `Trạm Y tế ${place.commune}`,
  }
}
