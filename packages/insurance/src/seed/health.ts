import {
  type CountryBlock,
  daysLater,
  earlier,
  type HealthCard,
  type Random,
  randomOf,
} from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import { type Insured, lastDay } from './insured.ts'

/** ICD-10 codes often seen in primary care, and what a visit with each costs about, in thousands of đồng. */
const diagnoses: readonly { readonly code: string; readonly cost: number }[] = [
  { code: 'J06.9', cost: 180 },
  { code: 'J20.9', cost: 260 },
  { code: 'I10', cost: 340 },
  { code: 'E11.9', cost: 520 },
  { code: 'K29.7', cost: 310 },
  { code: 'M54.5', cost: 290 },
  { code: 'H10.9', cost: 150 },
  { code: 'K02.9', cost: 220 },
  { code: 'A09', cost: 240 },
  { code: 'N39.0', cost: 280 },
]

/** What the fund pays of a visit by benefit level, per cent: level 4 is 80, level 3 is 95, the others all. */
const paidByLevel = { 1: 100, 2: 100, 3: 95, 4: 80, 5: 100 } as const satisfies Record<
  HealthCard['level'],
  number
>

/** The card of a person, if there is one. */
export function cardRow({ citizenId, insurance }: Insured): Selectable<Database['health_card']>[] {
  const { card } = insurance
  if (card === null) return []
  return [
    {
      citizen_id: citizenId,
      valid_from: card.from,
      valid_until: card.until,
      card_number: card.number,
      old_card_number: card.oldNumber,
      beneficiary_group: card.group,
      benefit_level: card.level,
      five_consecutive_years_on: card.fiveConsecutiveYearsOn,
      primary_care_facility_code: card.facility.code,
      primary_care_facility: card.facility.name,
    },
  ]
}

/** Up to three visits of the last year, in the time the card was valid. */
export function visitRows(
  person: Insured,
  { seed, today }: CountryBlock,
): Selectable<Database['health_visit']>[] {
  const { card } = person.insurance
  if (card === null) return []
  const random = randomOf(seed, 'insurance', 'visit', person.citizenId)
  const count = random.chance(55, 100) ? 0 : random.between(1, 3)
  const last = lastDay(person, today)
  const visits: Selectable<Database['health_visit']>[] = []
  for (let index = count; index > 0; index--) {
    const visitedOn = daysLater(last, -120 * index + random.below(110))
    if (visitedOn < card.from || visitedOn > card.until || visitedOn < person.dateOfBirth) continue
    visits.push(visitRow(person.citizenId, card, visitedOn, last, random))
  }
  return visits
}

function visitRow(
  citizenId: string,
  { facility, level }: HealthCard,
  visitedOn: string,
  last: string,
  random: Random,
): Selectable<Database['health_visit']> {
  const { code, cost } = random.pick(diagnoses)
  const inpatient = random.chance(8, 100)
  const nights = inpatient ? random.between(2, 9) : 0
  const totalCost = (cost + random.below(cost) + nights * 650) * 1_000
  return {
    citizen_id: citizenId,
    visited_on: visitedOn,
    discharged_on: inpatient ? earlier(daysLater(visitedOn, nights), last) : null,
    kind: inpatient ? 'INPATIENT' : 'OUTPATIENT',
    facility_code: facility.code,
    facility: facility.name,
    diagnosis: code,
    total_cost: totalCost,
    paid_by_fund: Math.round((totalCost * paidByLevel[level]) / 100),
  }
}
