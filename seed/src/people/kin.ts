import type { Kin, Random } from '@motlan/registry-kit/country'
import { yearOf } from '../calendar.ts'
import type { Draft } from './draft.ts'
import { nameOf } from './given-name.ts'
import type { Identity } from './identity.ts'
import { surnameOf } from './surname.ts'

const nationality = 'Việt Nam'

/** A relative as the population registry records one. */
export function kinOf(draft: Draft, identities: readonly Identity[]): Kin {
  const identity = identities[draft.number]
  return { citizenId: identity?.citizenId ?? null, name: identity?.name.full ?? '', nationality }
}

/** A parent without a number: the name alone was written down. */
export function unrecordedParent(
  child: Draft,
  childIdentity: Identity,
  sex: 'MALE' | 'FEMALE',
  random: Random,
): Kin {
  const { ethnicity, name } = childIdentity
  const family =
    sex === 'MALE'
      ? name.family
      : surnameOf(random, ethnicity, child.hamlet.commune.province.region)
  const parent = nameOf(
    random,
    family,
    sex,
    yearOf(child.mother?.born ?? child.born - 9000) - random.between(0, 5),
    ethnicity,
  )
  return { citizenId: null, name: parent.full, nationality }
}
