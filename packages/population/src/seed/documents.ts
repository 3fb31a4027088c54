import {
  type CountryBlock,
  daysLater,
  earlier,
  type IdentityCard,
  later,
  type Person,
  randomOf,
} from '@motlan/registry-kit/country'
import type { Selectable } from 'kysely'
import type { Database } from '../database.ts'

const kinds = {
  CMND: 'PEOPLES_IDENTITY_CARD',
  CCCD: 'CITIZEN_IDENTITY_CARD',
  CC: 'IDENTITY_CARD',
} as const satisfies Record<IdentityCard['kind'], string>

/** The cards of a person: only the last one can be valid. */
export function cardRows(
  { citizenId, cards }: Person,
  today: string,
): Selectable<Database['identity_card']>[] {
  return cards.map((card, index) => ({
    citizen_id: citizenId,
    issued_on: card.issuedOn,
    kind: kinds[card.kind],
    card_number: card.number,
    issued_by: card.issuedBy,
    valid_until: card.validUntil,
    status: index < cards.length - 1 ? 'REPLACED' : expired(card, today) ? 'EXPIRED' : 'VALID',
  }))
}

/** The people's identity card was valid until the end of 2024, whatever is printed on it. */
function expired({ kind, validUntil }: IdentityCard, today: string): boolean {
  return (kind === 'CMND' && today > '2024-12-31') || (validUntil !== null && validUntil < today)
}

/** Numbers that were cancelled after a correction, since the database gave everybody one in July 2021. */
export function previousIdRows(
  { citizenId, dateOfBirth, previousCitizenIds, death }: Person,
  { seed, today }: CountryBlock,
): Selectable<Database['previous_citizen_id']>[] {
  return previousCitizenIds.map((previous, index) => {
    const days = randomOf(seed, 'population', 'previous', citizenId, index).below(1_800)
    return {
      citizen_id: citizenId,
      previous_id: previous,
      cancelled_on: earlier(
        daysLater(later('2021-07-01', dateOfBirth), days),
        death?.diedOn ?? today,
      ),
      reason: reasonOf(previous, citizenId),
    }
  })
}

/** The number says sex and century in its fourth digit and the year of birth in the next two. */
function reasonOf(previous: string, present: string): string {
  if (previous.slice(4, 6) !== present.slice(4, 6)) return 'Cải chính năm sinh'
  if (previous[3] !== present[3]) return 'Cải chính giới tính'
  return 'Có sai sót khi xác lập số định danh cá nhân'
}

/** The declared absence, declared on its first day. */
export function absenceRows({
  citizenId,
  absence,
}: Person): Selectable<Database['temporary_absence']>[] {
  if (absence === null) return []
  const { from, until, reason, destination } = absence
  return [{ citizen_id: citizenId, since: from, until, reason, destination, declared_on: from }]
}
