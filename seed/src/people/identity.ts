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
  // Brothers and sisters share the name of a father who is not on record.
  const fathersNames = new Map<Draft, string>()
  const random = randomOf(plan.seed, 'identities', block)
  for (const draft of oldestFirst) {
    const father = draft.father ? identities[draft.father.number] : undefined
    const ethnicity = father?.ethnicity ?? draft.hamlet.ethnicity
    const sibling = draft.mother && fathersNames.get(draft.mother)
    const family =
      father?.name.family ??
      sibling ??
      surnameOf(random, ethnicity, draft.hamlet.commune.province.region)
    if (draft.mother) fathersNames.set(draft.mother, family)
    identities[draft.number] = identityOf(
      draft,
      { family, ethnicity, religion: religion(draft), siblings: siblingsOf(draft, identities) },
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

/** What somebody has from the family. */
interface Family {
  readonly family: string
  readonly ethnicity: string
  readonly religion: string
  /** Given names of older brothers and sisters. */
  readonly siblings: readonly string[]
}

function siblingsOf({ mother }: Draft, identities: readonly Identity[]): string[] {
  return (mother?.children ?? []).flatMap(({ number }) => identities[number]?.name.given ?? [])
}

function identityOf(
  draft: Draft,
  { family, ethnicity, religion, siblings }: Family,
  origins: readonly Origin[],
  numbers: Numbers,
  random: Random,
): Identity {
  const year = yearOf(draft.born)
  const province = origins[draft.number]?.oldProvince ?? '01'
  let name = nameOf(random, family, draft.sex, year, ethnicity)
  // Parents give each child a name of its own, as far as the lists go.
  for (let draw = 0; draw < 8 && siblings.includes(name.given); draw++) {
    name = nameOf(random, family, draft.sex, year, ethnicity)
  }
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
