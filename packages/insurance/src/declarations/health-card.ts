import { checkWritten, misfits, refuses } from '@motlan/registry-kit'
import type { At } from './declare.ts'
import type { InsuredRow } from './insured-person.ts'

/** A card as declared. */
export interface DeclaredCard {
  readonly group: string
  readonly validFrom: string
  readonly validUntil: string
  readonly primaryCareFacility: string
  readonly primaryCareFacilityCode: string
}

/** Who pays decides what is paid: the benefit level of each group (Decree 188/2025/NĐ-CP; assumption). */
const levels: Readonly<Record<string, number>> = {
  TE: 1,
  HN: 2,
  CC: 2,
  BT: 2,
  TC: 2,
  DT: 2,
  DK: 2,
  HT: 3,
  CN: 3,
}
const otherwise = 4

/** Days of validity that make sense. */
export function checkValidity(from: string, until: string, yearsAtMost: number): void {
  if (until < from) throw misfits('validUntil', 'it is before the first day')
  const last = `${Number(from.slice(0, 4)) + yearsAtMost}${from.slice(4)}`
  if (until > last)
    throw misfits('validUntil', `a card of this group is valid for ${yearsAtMost} years at most`)
}

/** Issues a card. INVARIANT: on no day has anybody two valid cards; the field names the person in the input. */
export async function issueCard(
  { database, today }: At,
  field: string,
  person: InsuredRow,
  card: DeclaredCard,
): Promise<void> {
  checkWritten('primaryCareFacilityCode', 'facilityCode', card.primaryCareFacilityCode)
  const cards = await database
    .selectFrom('health_card')
    .select(['valid_from', 'valid_until'])
    .where('citizen_id', '=', person.citizen_id)
    .execute()
  const valid = cards.some(
    ({ valid_from, valid_until }) => valid_from <= card.validUntil && valid_until >= card.validFrom,
  )
  if (valid) throw refuses(field, 'a card of this person is valid in these days already')
  await database
    .insertInto('health_card')
    .values({
      citizen_id: person.citizen_id,
      valid_from: card.validFrom,
      valid_until: card.validUntil,
      card_number: person.social_insurance_number,
      old_card_number: null,
      beneficiary_group: card.group,
      benefit_level: levels[card.group] ?? otherwise,
      five_consecutive_years_on: null,
      primary_care_facility_code: card.primaryCareFacilityCode,
      primary_care_facility: card.primaryCareFacility,
    })
    .execute()
  if (card.validUntil < today) return
  await database
    .updateTable('insured_person')
    .set({ health_status: 'PARTICIPATING' })
    .where('citizen_id', '=', person.citizen_id)
    .execute()
}

/** The attributes a new card changes. */
export const ofCard = [
  'Citizen.insuranceParticipation.health',
  'Citizen.healthInsuranceCards.number',
  'Citizen.healthInsuranceCards.group',
  'Citizen.healthInsuranceCards.benefitLevel',
  'Citizen.healthInsuranceCards.validFrom',
  'Citizen.healthInsuranceCards.validUntil',
  'Citizen.healthInsuranceCards.primaryCareFacility',
] as const
