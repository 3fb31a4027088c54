import { ageOn, type Day } from '../calendar.ts'
import type { Draft } from './draft.ts'

/** People who live together unless there is no room: a couple or a single person, with the unmarried children. */
export interface Family {
  members: Draft[]
  settled: boolean
}

/** The families of the living, and in which one everybody is. */
export interface Families {
  readonly list: readonly Family[]
  readonly of: ReadonlyMap<Draft, Family>
}

/** Puts the living into families; orphans go to grandparents, or to the smallest family of the hamlet. */
export function familiesOf(living: readonly Draft[], today: Day): Families {
  const list: Family[] = []
  const of = new Map<Draft, Family>()
  const join = (family: Family, member: Draft) => {
    family.members.push(member)
    of.set(member, family)
  }
  const found = (first: Draft): Family => {
    const family: Family = { members: [], settled: false }
    list.push(family)
    join(family, first)
    if (first.spouse?.died === null) join(family, first.spouse)
    return family
  }
  const isParent = (draft: Draft) =>
    draft.children.some(({ died, marital }) => died === null && marital === 'SINGLE')
  // Couples and single parents first, wives before husbands, so that everybody is in one family.
  for (const draft of living) {
    const coupled = draft.spouse?.died === null
    if (
      !of.has(draft) &&
      (coupled ? draft.sex === 'FEMALE' : draft.marital !== 'SINGLE' && isParent(draft))
    )
      found(draft)
  }
  const orphans: Draft[] = []
  for (const draft of living) {
    if (of.has(draft)) continue
    const family = draft.marital === 'SINGLE' ? parentalFamily(draft, of) : undefined
    if (family) join(family, draft)
    else if (ageOn(today, draft.born) < 18) orphans.push(draft)
    else found(draft)
  }
  for (const orphan of orphans) {
    const family = grandparentalFamily(orphan, of) ?? smallestNear(orphan, list, today)
    if (!family) continue
    orphan.guardian = family.members[0] ?? null
    join(family, orphan)
  }
  return { list, of }
}

/** Families in which a parent, a child, a brother or a sister of a member lives. */
export function kinFamilies({ members }: Family, of: Families['of']): Family[] {
  const found: Family[] = []
  const add = (relative: Draft | null) => {
    const family = relative && of.get(relative)
    if (family && !family.settled && !found.includes(family)) found.push(family)
  }
  for (const { mother, father, children } of members) {
    add(mother)
    add(father)
    for (const child of children) add(child)
    for (const sibling of mother?.children ?? []) add(sibling)
  }
  return found
}

function parentalFamily(
  { mother, father }: Draft,
  of: ReadonlyMap<Draft, Family>,
): Family | undefined {
  return (mother && of.get(mother)) ?? (father && of.get(father)) ?? undefined
}

function grandparentalFamily(
  { mother, father }: Draft,
  of: ReadonlyMap<Draft, Family>,
): Family | undefined {
  for (const parent of [mother, father]) {
    const family = parent && parentalFamily(parent, of)
    if (family) return family
  }
  return undefined
}

function smallestNear({ hamlet }: Draft, list: readonly Family[], today: Day): Family | undefined {
  const grown = list.filter(({ members }) => ageOn(today, members[0]?.born ?? today) >= 25)
  const near = grown.filter(({ members }) => members[0]?.hamlet === hamlet)
  return (near.length > 0 ? near : grown).reduce<Family | undefined>(
    (best, family) => (best && best.members.length <= family.members.length ? best : family),
    undefined,
  )
}
