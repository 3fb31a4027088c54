import { type PersonName, type Random, randomOf } from '@motlan/registry-kit/country'
import { yearOf } from '../calendar.ts'
import type { Numbers } from '../numbers.ts'
import type { CountryPlan } from '../plan.ts'
import type { Draft } from './draft.ts'
import { nameOf } from './given-name.ts'
import type { Origin } from './origins.ts'
import { religionOf } from './religion.ts'
import { surnameOf } from './surname.ts'

/** Who somebody is. */
export interface Identity {
  readonly citizenId: string
  readonly previousCitizenIds: readonly string[]
  readonly name: PersonName
  readonly otherName: string | null
  readonly ethnicity: string
  readonly religion: string
  readonly bloodGroup: 'A' | 'B' | 'AB' | 'O' | null
  readonly cmnd: string | null
}

/** The identities of a block, by number; children carry their father's family name and are of his people. */
export function identitiesOf(
  plan: CountryPlan,
  block: number,
  oldestFirst: readonly Draft[],
  origins: readonly Origin[],
  numbers: Numbers,
): Identity[] {
  const identities: Identity[] = []
  const religions = new Map<number, string>()
  const random = randomOf(plan.seed, 'identities', block)
  for (const draft of oldestFirst) {
    const father = draft.father ? identities[draft.father.number] : undefined
    const ethnicity = father?.ethnicity ?? draft.hamlet.ethnicity
    const family =
      father?.name.family ?? surnameOf(random, ethnicity, draft.hamlet.commune.province.region)
    identities[draft.number] = identityOf(
      draft,
      { family, ethnicity, religion: religion(draft) },
      origins,
      numbers,
      random,
    )
  }
  return identities

  function religion({ home, spouse, hamlet }: Draft): string {
    const household = (home ?? spouse?.home)?.number ?? -1
    const known = religions.get(household)
    if (known !== undefined) return known
    const chosen = religionOf(random, hamlet.ethnicity, hamlet.commune.province.code)
    if (household >= 0) religions.set(household, chosen)
    return chosen
  }
}

function identityOf(
  draft: Draft,
  {
    family,
    ethnicity,
    religion,
  }: { readonly family: string; readonly ethnicity: string; readonly religion: string },
  origins: readonly Origin[],
  numbers: Numbers,
  random: Random,
): Identity {
  const year = yearOf(draft.born)
  const province = origins[draft.number]?.oldProvince ?? '01'
  const name = nameOf(random, family, draft.sex, year, ethnicity)
  return {
    citizenId: numbers.citizenId(province, draft.sex, year),
    // Corrected sex or date of birth: the old number is cancelled, a new one is issued.
    previousCitizenIds: random.chance(1, 1000)
      ? [numbers.citizenId(province, draft.sex, year)]
      : [],
    name,
    otherName: random.chance(2, 100)
      ? nameOf(random, family, draft.sex, year, ethnicity).full
      : null,
    ethnicity,
    religion,
    bloodGroup: bloodGroup(random),
    cmnd: year <= 2004 && random.chance(88, 100) ? numbers.cmnd() : null,
  }
}

/** Known for three of five; the shares are those of Viet Nam. */
function bloodGroup(random: Random): Identity['bloodGroup'] {
  if (!random.chance(60, 100)) return null
  const position = random.below(100)
  return position < 43 ? 'O' : position < 73 ? 'B' : position < 94 ? 'A' : 'AB'
}
