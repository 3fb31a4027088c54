import type { Random } from '@motlan/registry-kit/country'
import { ageOn, type Day } from '../calendar.ts'
import type { Draft, Hamlet, Home } from './draft.ts'
import { type Families, type Family, familiesOf, kinFamilies } from './families.ts'
import { shuffled } from './hamlets.ts'
import { squeeze } from './squeeze.ts'

/** How often, in per cent, a home of 1 to 6 people takes a single family of just that size where there is one. */
const alone = [100, 60, 50, 40, 30, 20]

/**
 * Gives everybody alive a home. Families with minors choose first, then their relatives join them, then everybody
 * else; who is left over looks beyond the hamlet, and grown-up children move out where no home is large enough.
 */
export function moveIn(
  drafts: readonly Draft[],
  hamlets: readonly Hamlet[],
  today: Day,
  random: Random,
): void {
  const families = familiesOf(
    drafts.filter(({ died }) => died === null),
    today,
  )
  const homes = hamlets.flatMap((hamlet) => shuffled(hamlet.homes, random))
  const largestFirst = shuffled(families.list, random).sort(
    (one, other) => other.members.length - one.members.length,
  )
  const [withMinors, others] = parted(largestFirst, ({ members }) =>
    members.some(({ born }) => ageOn(today, born) < 18),
  )
  const homesOf = (family: Family) => family.members[0]?.hamlet.homes ?? []
  for (const family of withMinors)
    if (!family.settled) lodge(family, homesOf(family), families, random)
  for (const family of withMinors) if (!family.settled) lodge(family, homes, families, random)
  for (const family of withMinors) if (family.settled) invite(family, families.of)
  const byHamlet = Map.groupBy(others, ({ members }) => members[0]?.hamlet)
  for (const hamlet of hamlets) {
    const waiting = shuffled(byHamlet.get(hamlet) ?? [], random)
    const empty = hamlet.homes.filter(({ members }) => members.length === 0)
    for (const home of empty.sort((left, right) => right.size - left.size))
      settle(home, waiting, families, random)
  }
  for (const { settled, members } of [...others, ...withMinors])
    if (!settled) squeeze(members, homes, today)
}

/** An empty home: often of just the right size, otherwise one that the family fills together with relatives. */
function lodge(family: Family, homes: readonly Home[], { of }: Families, random: Random): void {
  const wanted = family.members.length
  const empty = homes.filter(({ members, size }) => members.length === 0 && size >= wanted)
  if (empty.length === 0) return
  const exact = empty.find(({ size }) => size === wanted)
  const single = exact && random.chance(alone[wanted - 1] ?? 10, 100)
  const shared = single
    ? undefined
    : empty.find(({ size }) => size > wanted && grownGroup(family, size, of).size === size)
  const larger = empty.filter(({ size }) => size <= wanted + 2)
  enter(shared ?? exact ?? random.pick(larger.length > 0 ? larger : empty), family)
  if (shared) invite(family, of)
}

/** Relatives without minors move into what is left of a family's home. */
function invite(family: Family, of: Families['of']): void {
  const home = family.members[0]?.home
  if (!home || home.members.length === home.size) return
  const { group } = grownGroup(family, home.size, of)
  for (const kin of group) if (!kin.settled) enter(home, kin)
}

/** Finds the group of related families that fills an empty home best. */
function settle(home: Home, waiting: readonly Family[], { of }: Families, random: Random): void {
  const exact = random.chance(alone[home.size - 1] ?? 10, 100)
  let best: { readonly group: readonly Family[]; readonly size: number } | undefined
  for (const family of waiting) {
    if (family.settled || family.members.length > home.size) continue
    if (exact && family.members.length === home.size) {
      enter(home, family)
      return
    }
    if (best?.size === home.size && !exact) break
    const grown = grownGroup(family, home.size, of)
    if (!best || grown.size > best.size) best = grown
  }
  for (const family of best?.group ?? []) enter(home, family)
}

/** A family and the relatives that still fit, nearest first. */
function grownGroup(
  first: Family,
  room: number,
  of: Families['of'],
): { readonly group: Family[]; readonly size: number } {
  const group = [first]
  let size = first.members.length
  for (let index = 0; index < group.length && size < room; index++) {
    for (const kin of kinFamilies(group[index] as Family, of)) {
      if (group.includes(kin) || size + kin.members.length > room) continue
      group.push(kin)
      size += kin.members.length
    }
  }
  return { group, size }
}

function enter(home: Home, family: Family): void {
  family.settled = true
  for (const member of family.members) {
    member.home = home
    home.members.push(member)
  }
}

function parted<Item>(
  list: readonly Item[],
  test: (item: Item) => boolean,
): readonly [Item[], Item[]] {
  const yes: Item[] = []
  const no: Item[] = []
  for (const item of list) (test(item) ? yes : no).push(item)
  return [yes, no]
}
