import { subjectKeys } from '@motlan/kernel'
import type { Grounds } from '@motlan/policy'
import type { DecisionSet } from './decision.ts'
import type { DecidedRow, PolicyInForce } from './policy-in-force.ts'

/** Who asks, for what, on which day. */
export interface DecidedAsk {
  readonly agency: string
  readonly procedure?: string
  readonly purpose: string
  readonly on: string
}

/** Asks the policy once per relation, and makes one decision set of its rows. Pure: same question, same answer. */
export function decide(
  policy: PolicyInForce,
  ask: DecidedAsk,
  relations: readonly string[],
): DecisionSet {
  const rows = new Map(
    relations.map((relation) => [relation, policy.decide({ ...ask, relation })] as const),
  )
  return {
    id: [...rows].map(([relation, { id }]) => `${relation}=${id}`).join('&'),
    grounds: ({ attribute, relation }) => {
      const row = rows.get(relation)
      return row && (row.permitted.get(attribute) ?? presenceIn(row).get(attribute))
    },
  }
}

const presences = new WeakMap<DecidedRow, ReadonlyMap<string, Grounds>>()

/**
 * What follows from the permitted attributes without being one: that a subject exists (`Citizen.citizenId`), and that
 * a group or an entry of a collection exists (`Business.members`). Each stands on the grounds of the first attribute
 * below it, by name.
 */
function presenceIn(row: DecidedRow): ReadonlyMap<string, Grounds> {
  const known = presences.get(row)
  if (known) return known
  const presence = new Map<string, Grounds>()
  for (const [name, grounds] of [...row.permitted].sort(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    for (const above of placesAbove(name)) if (!presence.has(above)) presence.set(above, grounds)
  }
  presences.set(row, presence)
  return presence
}

/** `Business.members.ratio` stands below `Business.members`, and below the business itself. */
function placesAbove(name: string): readonly string[] {
  const [subject = '', ...path] = name.split('.')
  const groups = path
    .slice(0, -1)
    .map((_, index) => [subject, ...path.slice(0, index + 1)].join('.'))
  const key = Object.entries(subjectKeys).find(([known]) => known === subject)?.[1]
  return key === undefined ? groups : [...groups, `${subject}.${key}`]
}
