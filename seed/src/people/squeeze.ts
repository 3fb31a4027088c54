import { ageOn, type Day } from '../calendar.ts'
import type { Draft, Home } from './draft.ts'

/**
 * Finds room for people no home is large enough for: together where it goes, otherwise the grown-up children part from
 * the rest. Minors only come where an adult lives.
 */
export function squeeze(members: readonly Draft[], homes: readonly Home[], today: Day): void {
  const [first] = members
  if (!first) return
  const adult = (draft: Draft) => ageOn(today, draft.born) >= 18
  const grown = members.some(adult)
  const fits = (home: Home | null | undefined): home is Home =>
    home != null &&
    home.size - home.members.length >= members.length &&
    (grown || home.members.some(adult))
  const home =
    relativesOf(members)
      .map((relative) => relative?.home)
      .find(fits) ??
    first.hamlet.homes.find(fits) ??
    homes.find(fits)
  if (home) {
    for (const member of members) enter(home, member)
  } else if (members.length > 1) {
    const parting = members.findLast(
      (member) => adult(member) && !(member.spouse && members.includes(member.spouse)),
    )
    const leaving =
      parting && members.filter(adult).length > 1 ? parting : (members.at(-1) as Draft)
    squeeze(
      members.filter((member) => member !== leaving),
      homes,
      today,
    )
    squeeze([leaving], homes, today)
  } else makeRoom(first, homes, adult)
}

/** Only empty homes are left for a minor: an adult who is not the only one moves out. */
function makeRoom(minor: Draft, homes: readonly Home[], adult: (draft: Draft) => boolean): void {
  const empty = homes.find(({ members, size }) => members.length < size)
  const crowded = homes.find(({ members }) => members.filter(adult).length > 2)
  const leaving = crowded?.members.findLast(adult)
  if (!empty || !crowded || !leaving) return
  crowded.members.splice(crowded.members.indexOf(leaving), 1)
  enter(empty, leaving)
  enter(crowded, minor)
}

function relativesOf(members: readonly Draft[]): (Draft | null)[] {
  return members.flatMap(({ mother, father, guardian, children }) => [
    mother,
    father,
    guardian,
    ...children,
    ...(mother?.children ?? []),
  ])
}

function enter(home: Home, member: Draft): void {
  member.home = home
  home.members.push(member)
}
