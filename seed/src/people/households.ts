import type { Random } from '@motlan/registry-kit/country'
import { ageOn, type Day } from '../calendar.ts'
import type { Draft, Home } from './draft.ts'
import { shuffled } from './hamlets.ts'

/**
 * Gives everybody alive a home. Families with children choose first, then couples, then who is alone: parents with
 * a child, grown-up children with their parents, widows with a child, and the rest wherever there is room.
 */
export function moveIn(
  drafts: readonly Draft[],
  homes: readonly Home[],
  today: Day,
  random: Random,
): void {
  const living = drafts.filter(({ died }) => died === null)
  const minor = (draft: Draft) => ageOn(today, draft.born) < 18
  const families = shuffled(familiesOf(living, minor), random)
  settleFamilies(families, homes, random)
  for (const couple of shuffled(couplesIn(living), random)) settleCouple(couple, homes, random)
  for (const draft of shuffled(living, random)) if (!draft.home) settleAlone(draft, homes, random)
}

/** Parents with their minor children, and orphans with whoever takes them in. */
function familiesOf(living: readonly Draft[], minor: (draft: Draft) => boolean): Draft[][] {
  const families = new Map<Draft, Draft[]>()
  const orphans: Draft[] = []
  for (const child of living) {
    if (!minor(child)) continue
    const carer = [child.mother, child.father].find((parent) => parent && parent.died === null)
    if (!carer) {
      orphans.push(child)
      continue
    }
    const family = families.get(carer)
    if (family) family.push(child)
    else families.set(carer, [...withSpouse(carer), child])
  }
  const list = [...families.values()]
  for (const orphan of orphans) {
    const family = relativesOf(orphan, list) ?? fitting(orphan, list)
    if (!family) continue
    orphan.guardian = family[0] ?? null
    family.push(orphan)
  }
  return list
}

function relativesOf(orphan: Draft, families: readonly Draft[][]): Draft[] | undefined {
  const grandparents = [orphan.mother, orphan.father].flatMap((parent) => [
    parent?.mother,
    parent?.father,
  ])
  return families.find((family) => family.some((member) => grandparents.includes(member)))
}

/** The smallest family of the hamlet whose first parent could be the guardian. */
function fitting(orphan: Draft, families: readonly Draft[][]): Draft[] | undefined {
  const near = families.filter((family) => family[0]?.hamlet === orphan.hamlet)
  return (near.length > 0 ? near : families).reduce<Draft[] | undefined>(
    (best, family) => (best && best.length <= family.length ? best : family),
    undefined,
  )
}

function settleFamilies(
  families: readonly Draft[][],
  homes: readonly Home[],
  random: Random,
): void {
  const waiting = families.map((family) => ({ family, key: family.length * 4 + random.below(5) }))
  waiting.sort((left, right) => right.key - left.key)
  const largestFirst = shuffled(homes, random).sort((left, right) => right.size - left.size)
  for (const local of [true, false]) {
    for (const home of largestFirst) {
      if (home.members.length > 0) continue
      const index = waiting.findIndex(
        ({ family }) =>
          family.length <= home.size && (!local || home.hamlet === family[0]?.hamlet.number),
      )
      if (index >= 0) for (const { family } of waiting.splice(index, 1)) enter(home, family)
    }
  }
  // More families than homes of their size: they share one, or at worst part.
  for (const { family } of waiting) {
    const shared = largestFirst.find((home) => room(home) >= family.length)
    if (shared) enter(shared, family)
    else for (const member of family) settleAlone(member, homes, random)
  }
}

function couplesIn(living: readonly Draft[]): Draft[] {
  return living.filter(
    ({ sex, home, spouse }) => sex === 'FEMALE' && !home && spouse?.died === null,
  )
}

function settleCouple(wife: Draft, homes: readonly Home[], random: Random): void {
  const couple = withSpouse(wife)
  const married = wife.children.filter((child) => child.home && child.marital === 'MARRIED')
  const withChild = married.find(({ home }) => home && room(home) >= 2)
  if (withChild?.home && random.chance(5, 10)) {
    enter(withChild.home, couple)
    return
  }
  const own = wife.children.filter((child) => child.died === null && !child.home && !child.spouse)
  const wanted = 2 + own.length
  const empty = homesNear(wife, homes).filter((home) => home.members.length === 0 && home.size >= 2)
  const best = empty.reduce<Home | undefined>(
    (chosen, home) =>
      chosen && Math.abs(chosen.size - wanted) <= Math.abs(home.size - wanted) ? chosen : home,
    undefined,
  )
  if (best) {
    enter(best, [...couple, ...own.slice(0, best.size - 2)])
    return
  }
  const shared =
    withChild?.home ??
    homesNear(wife, homes).find((home) => room(home) >= 2) ??
    homes.find((home) => room(home) >= 2)
  if (shared) enter(shared, couple)
  else for (const one of couple) settleAlone(one, homes, random)
}

function settleAlone(draft: Draft, homes: readonly Home[], random: Random): void {
  const kin = [
    draft.mother,
    draft.father,
    draft.spouse,
    ...draft.children,
    ...(draft.mother?.children ?? []),
  ]
  const withKin = kin.find((relative) => relative?.home && room(relative.home) > 0)?.home
  // The young stay with their parents; others often live alone.
  const stays = draft.mother?.home && room(draft.mother.home) > 0
  const near = homesNear(draft, homes)
  const single = near.find((home) => home.size === 1 && room(home) > 0)
  const choice = stays || random.chance(7, 10) ? (withKin ?? single) : (single ?? withKin)
  const place =
    choice ?? near.find((home) => room(home) > 0) ?? homes.find((home) => room(home) > 0)
  // The sizes of the homes add up to the living, so there is room until the last one.
  if (place) enter(place, [draft])
}

function homesNear(draft: Draft, homes: readonly Home[]): readonly Home[] {
  const near = draft.hamlet.homes
  return near.length > 0 ? near : homes
}

function withSpouse(draft: Draft): Draft[] {
  return draft.spouse && draft.spouse.died === null ? [draft, draft.spouse] : [draft]
}

function room(home: Home): number {
  return home.size - home.members.length
}

function enter(home: Home, members: readonly Draft[]): void {
  for (const member of members) {
    member.home = home
    home.members.push(member)
  }
}
