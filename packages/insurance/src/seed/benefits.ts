import type { Benefit } from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'
import type { Insured } from './insured.ts'

type BenefitRow = Selectable<Database['benefit']>

/** Where each kind of benefit is recorded; the pension stands in the person's own row. */
const tables = {
  PENSION: 'insured_person',
  SOCIAL_PENSION: 'benefit',
  SURVIVORS: 'benefit',
  ONE_OFF: 'benefit',
  SICKNESS: 'health_related_benefit',
  MATERNITY: 'health_related_benefit',
} as const satisfies Record<Benefit['kind'], keyof Database>

/** Social pension, survivors and one-off payments. */
export function benefitRows(person: Insured): BenefitRow[] {
  return rowsIn('benefit', person)
}

/** Benefits that say something about health. */
export function healthRelatedRows(person: Insured): BenefitRow[] {
  return rowsIn('health_related_benefit', person)
}

function rowsIn(table: keyof Database, { citizenId, insurance }: Insured): BenefitRow[] {
  return insurance.benefits
    .filter(({ kind }) => tables[kind] === table)
    .map(({ kind, number, from, until, amount }) => ({
      citizen_id: citizenId,
      decision_number: number,
      kind,
      from_date: from,
      until_date: until,
      amount,
    }))
}
