import { type Place, type Random, randomOf } from '@motlan/registry-kit/country'
import { dayOf } from '../calendar.ts'
import { type CountryPlan, communeAt } from '../plan.ts'
import { placeText } from '../units/addresses.ts'
import type { Commune } from '../units/administrative-units.ts'
import { shortName } from '../units/provinces.ts'
import type { Draft } from './draft.ts'

/** Where somebody comes from. */
export interface Origin {
  readonly commune: Commune
  /** In the list that was in force when the birth was registered. */
  readonly registeredAt: Place
  /** Old code of that province: it begins the citizen ID. */
  readonly oldProvince: string
  readonly nativePlace: Place
  readonly placeOfBirth: string
}

const merged = dayOf('2025-07-01')

/** The origins of a block, by number; `oldestFirst` so that a father is known before his children. */
export function originsOf(
  plan: CountryPlan,
  block: number,
  oldestFirst: readonly Draft[],
): Origin[] {
  const origins: Origin[] = []
  const random = randomOf(plan.seed, 'origins', block)
  for (const draft of oldestFirst) {
    const mother = draft.mother && origins[draft.mother.number]
    const father = draft.father && origins[draft.father.number]
    origins[draft.number] = originOf(plan, draft, mother ?? undefined, father ?? undefined, random)
  }
  return origins
}

function originOf(
  plan: CountryPlan,
  draft: Draft,
  mother: Origin | undefined,
  father: Origin | undefined,
  random: Random,
): Origin {
  const commune = birthCommune(plan, draft, mother, random)
  const former = random.pick(commune.formerly)
  const registeredAt = draft.born < merged ? former : commune.place
  const nativePlace =
    father?.nativePlace ??
    (random.chance(85, 100) ? former : random.pick(elsewhere(plan, commune, random).formerly))
  return {
    commune,
    registeredAt,
    oldProvince: former.provinceCode,
    nativePlace,
    placeOfBirth: birthPlace(registeredAt, draft.born, random),
  }
}

/** Where the parents lived; without parents on record at home, or, for those who moved, somewhere else. */
function birthCommune(
  plan: CountryPlan,
  draft: Draft,
  mother: Origin | undefined,
  random: Random,
): Commune {
  const home = (draft.mother?.home ?? draft.home)?.commune ?? draft.hamlet.commune
  if (mother) return random.chance(88, 100) ? home : mother.commune
  const moved = home.province.draws ? 32 : 9
  return random.chance(moved, 100) ? elsewhere(plan, home, random) : home
}

/** A commune somewhere in the country, rather in the same part of it. */
export function elsewhere(plan: CountryPlan, from: Commune, random: Random): Commune {
  const first = communeAt(plan, random.below(plan.households))
  if (first.province.region === from.province.region || random.chance(1, 3)) return first
  const second = communeAt(plan, random.below(plan.households))
  return second.province.region === from.province.region ? second : first
}

function birthPlace(place: Place, born: number, random: Random): string {
  const atHome = born < -5000 ? 60 : born < 7000 ? 30 : 3
  if (random.chance(atHome, 100)) return placeText(place)
  if (random.chance(1, 3)) return `Trạm Y tế ${place.commune}, ${place.province}`
  return random.chance(1, 2)
    ? `Bệnh viện Đa khoa ${shortName(place.province)}`
    : `Bệnh viện Phụ sản ${shortName(place.province)}`
}
