import { Refusal } from '@motlan/kernel'
import {
  type Absence,
  type Address,
  type Random,
  type Residence,
  randomOf,
} from '@motlan/registry-kit/country'
import { ageOn, type Day, dateText, monthsAfter } from '../calendar.ts'
import { type CountryPlan, communeAt } from '../plan.ts'
import { addressIn } from '../units/addresses.ts'
import type { Draft } from './draft.ts'
import type { Dwelling } from './dwellings.ts'

/** Where somebody is registered and stays. */
export interface Stay {
  readonly residences: readonly Residence[]
  readonly current: Address
  readonly absence: Absence | null
  /** Since when at the permanent residence. */
  readonly since: Day
}

/** The residences of a person: permanent with the household, for many of the young a temporary one where work is. */
export function stayOf(
  plan: CountryPlan,
  draft: Draft,
  block: number,
  dwellings: ReadonlyMap<number, Dwelling>,
): Stay {
  const random = randomOf(plan.seed, 'stay', block, draft.number)
  const dwelling = lastDwelling(draft, dwellings)
  const end = draft.died ?? plan.day
  const { since, reason } = arrival(draft, end, random)
  const before =
    since > draft.born + 60 ? dwellings.get(draft.mother?.home?.number ?? -1) : undefined
  const residences: Residence[] = [
    {
      kind: 'PERMANENT',
      address: dwelling.address,
      from: dateText(since),
      until: draft.died === null ? null : dateText(draft.died),
      reason,
    },
  ]
  if (before && before !== dwelling) {
    residences.unshift({
      kind: 'PERMANENT',
      address: before.address,
      from: dateText(Math.min(draft.born + 30, since - 1)),
      until: dateText(since),
      reason: 'Mới sinh',
    })
  }
  const temporary =
    draft.died === null ? temporaryOf(plan, draft, dwelling, since, random) : undefined
  if (temporary) residences.push(temporary)
  return {
    residences,
    current: temporary?.address ?? dwelling.address,
    absence: temporary && random.chance(1, 6) ? absenceOf(plan.day, temporary, random) : null,
    since,
  }
}

/** The own home; of the dead that of the husband or wife, the mother, or one of the hamlet. */
function lastDwelling(
  { home, spouse, mother, hamlet, number }: Draft,
  dwellings: ReadonlyMap<number, Dwelling>,
): Dwelling {
  const any = hamlet.homes[number % hamlet.homes.length]
  for (const one of [home, spouse?.home, mother?.home, any]) {
    const dwelling = one && dwellings.get(one.number)
    if (dwelling) return dwelling
  }
  throw new Refusal('INTERNAL', 'residence', { reason: 'a hamlet has no homes' })
}

/** At birth for those who live with a parent, at the wedding for couples, otherwise some time in life. */
function arrival(
  draft: Draft,
  end: Day,
  random: Random,
): { readonly since: Day; readonly reason: string } {
  const born = Math.min(draft.born + random.between(5, 60), end)
  if (draft.home && (draft.home === draft.mother?.home || draft.home === draft.father?.home))
    return { since: born, reason: 'Mới sinh' }
  if (draft.wedding)
    return {
      since: Math.min(Math.max(draft.wedding.on + random.below(200), born), end),
      reason: 'Kết hôn',
    }
  return { since: born + random.below(Math.max(1, end - born)), reason: 'Chuyển nơi thường trú' }
}

function temporaryOf(
  plan: CountryPlan,
  draft: Draft,
  { home, head }: Dwelling,
  since: Day,
  random: Random,
): Residence | undefined {
  const age = ageOn(plan.day, draft.born)
  const likely = home.commune.province.draws ? 3 : 16
  if (draft === head || age < 18 || age > 40 || !random.chance(likely, 100)) return undefined
  const commune = workplaceFar(plan, home.commune.province.region, random)
  const from = Math.max(since, plan.day - random.below(700))
  return {
    kind: 'TEMPORARY',
    address: addressIn(commune, random),
    from: dateText(from),
    until: dateText(monthsAfter(from, 24)),
    reason: age < 23 && random.chance(1, 2) ? 'Học tập' : 'Lao động',
  }
}

/** A commune in a province that draws workers, rather one of the same part of the country. */
function workplaceFar(plan: CountryPlan, region: string, random: Random) {
  for (;;) {
    const commune = communeAt(plan, random.below(plan.households))
    const { draws, region: there } = commune.province
    if (draws && (there === region || there === 'south' || random.chance(1, 4))) return commune
  }
}

function absenceOf(today: Day, { address, reason }: Residence, random: Random): Absence {
  const from = today - random.between(5, 200)
  return {
    from: dateText(from),
    until: dateText(today + random.between(10, 160)),
    reason,
    destination: address.text,
  }
}
