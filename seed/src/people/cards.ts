import type { IdentityCard, Random } from '@motlan/registry-kit/country'
import { type Day, dateText, dayOf, yearsAfter } from '../calendar.ts'
import { shortName } from '../units/provinces.ts'

/** Whose cards. */
export interface CardHolder {
  readonly citizenId: string
  readonly cmnd: string | null
  readonly born: Day
  /** The last day somebody could go and get a card: today, or the day of death. */
  readonly until: Day
  readonly province: string
}

const chipSince = dayOf('2021-01-04')
const newCardSince = dayOf('2024-07-01')
const lastCmnd = '2024-12-31'

/** The identity cards somebody has had, oldest first. */
export function cardsOf(holder: CardHolder, random: Random): IdentityCard[] {
  const cards =
    holder.cmnd === null
      ? []
      : [paperCard(holder, holder.cmnd, random)].filter(
          (card) => card.issuedOn < dateText(holder.until),
        )
  for (const day of issueDays(holder, random)) cards.push(chipCard(holder, day))
  return cards
}

/** The first chip card, and one more each time an age of renewal was reached. */
function issueDays({ born, until }: CardHolder, random: Random): Day[] {
  const fourteen = yearsAfter(born, 14)
  if (fourteen > until) {
    // Since July 2024 parents may have a card made for a child.
    const day = Math.max(newCardSince, yearsAfter(born, 1)) + random.below(800)
    return day <= until && random.chance(15, 100) ? [day] : []
  }
  if (random.chance(2, 100)) return []
  const days: Day[] = []
  let day = Math.max(fourteen, chipSince) + random.below(fourteen > chipSince ? 400 : 1000)
  while (day <= until) {
    days.push(day)
    const expiry = expiryOf(born, day)
    if (expiry === null) break
    day = expiry + random.between(-30, 120)
  }
  return days
}

function chipCard({ citizenId, born }: CardHolder, day: Day): IdentityCard {
  const modern = day >= newCardSince
  const expiry = expiryOf(born, day)
  return {
    kind: modern ? 'CC' : 'CCCD',
    number: citizenId,
    issuedOn: dateText(day),
    issuedBy: modern ? 'Bộ Công an' : 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    validUntil: expiry === null ? null : dateText(expiry),
  }
}

function paperCard({ born, province }: CardHolder, number: string, random: Random): IdentityCard {
  const day = Math.max(yearsAfter(born, 14), dayOf('1990-01-01')) + random.below(3000)
  const issuedOn = Math.min(day, dayOf('2020-12-31'))
  const validUntil = dateText(yearsAfter(issuedOn, 15))
  return {
    kind: 'CMND',
    number,
    issuedOn: dateText(issuedOn),
    issuedBy: `Công an tỉnh ${shortName(province)}`,
    validUntil: validUntil < lastCmnd ? validUntil : lastCmnd,
  }
}

/** Cards are renewed at 14, 25, 40 and 60; one made within two years before is valid until the age after (Law 26/2023/QH15 art. 21). */
function expiryOf(born: Day, issued: Day): Day | null {
  const next = [14, 25, 40, 60].find((age) => yearsAfter(born, age - 2) > issued)
  return next === undefined ? null : yearsAfter(born, next)
}
