import {
  type Address,
  type Household,
  type RelationToHead,
  randomOf,
} from '@motlan/registry-kit/country'
import { type Day, dateText } from '../calendar.ts'
import { digits } from '../numbers.ts'
import type { CountryPlan } from '../plan.ts'
import { addressIn } from '../units/addresses.ts'
import type { Draft, Hamlet, Home } from './draft.ts'
import type { Identity } from './identity.ts'
import { headOf, relationOf } from './relation.ts'

/** A home with everything the registries ask about it. */
export interface Dwelling {
  readonly home: Home
  readonly head: Draft
  readonly address: Address
  readonly residenceFileNumber: string
  readonly poverty: Household['poverty']
  /** Relation of each member to the head, by the number of the draft. */
  readonly relations: ReadonlyMap<number, RelationToHead>
}

/** The dwellings of a block, by number of the home. */
export function dwellingsOf(plan: CountryPlan, hamlets: readonly Hamlet[]): Map<number, Dwelling> {
  const dwellings = new Map<number, Dwelling>()
  for (const { homes } of hamlets) {
    for (const home of homes) {
      const dwelling = dwellingOf(plan, home)
      if (dwelling) dwellings.set(home.number, dwelling)
    }
  }
  return dwellings
}

/** The household as the population registry holds it, the head first. */
export function householdOf(
  { home, head, address, residenceFileNumber, poverty, relations }: Dwelling,
  identities: readonly Identity[],
  registeredOn: Day,
): Household {
  const members = [head, ...home.members.filter((member) => member !== head)].map(({ number }) => ({
    citizenId: identities[number]?.citizenId ?? '',
    relation: relations.get(number) ?? 'NOT_RELATED',
  }))
  return {
    residenceFileNumber,
    head: members[0]?.citizenId ?? '',
    members,
    address,
    registeredOn: dateText(registeredOn),
    poverty,
  }
}

function dwellingOf(plan: CountryPlan, home: Home): Dwelling | undefined {
  const random = randomOf(plan.seed, 'dwelling', home.number)
  const head = headOf(home.members, plan.day, random.chance(28, 100))
  if (!head) return undefined
  return {
    home,
    head,
    address: addressIn(home.commune, random),
    residenceFileNumber: `HS${home.commune.province.code}-${digits(home.number + 1000, 9)}`,
    poverty: povertyOf(home, head, random.below(1000)),
    relations: new Map(home.members.map((member) => [member.number, relationOf(member, head)])),
  }
}

/** Poor households are more frequent among the minorities and outside the towns. */
function povertyOf({ commune }: Home, head: Draft, position: number): Household['poverty'] {
  const factor =
    head.hamlet.ethnicity !== 'Kinh' && head.hamlet.ethnicity !== 'Hoa'
      ? 4
      : commune.kind === 'WARD'
        ? 1
        : 2
  if (position < 48 * factor) return 'POOR'
  return position < 108 * factor ? 'NEAR_POOR' : null
}
