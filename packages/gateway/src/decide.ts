import { isSubject, subjectKeys } from '@motlan/kernel'
import type { Grounds } from '@motlan/policy'
import type { DecisionSet } from './decision.ts'
import { factsIn, type KnownFacts } from './facts.ts'
import type { DecidedRow, PolicyInForce } from './policy-in-force.ts'

/** Who asks, for what, on which day. */
export interface DecidedAsk {
  readonly agency: string
  readonly procedure?: string
  readonly purpose: string
  readonly on: string
}

/**
 * Asks the policy once per relation, and where facts are known about subjects of several kinds once per kind; makes one
 * decision set of its rows. Pure: same question, same answer.
 */
export function decide(
  policy: PolicyInForce,
  ask: DecidedAsk,
  relations: readonly string[],
  known?: KnownFacts,
): DecisionSet {
  const rows = new Map(
    relations.map((relation) => [relation, policy.decide({ ...ask, relation })] as const),
  )
  for (const subject of known?.of.keys() ?? []) {
    for (const relation of relations) {
      const facts = factsIn(known, relation, subject)
      if (!facts) continue
      const place = relation === 'self' ? `${relation} ${subject}` : relation
      rows.set(place, policy.decide({ ...ask, relation, facts }))
    }
  }
  return {
    id: [...rows].map(([place, { id }]) => `${place}=${id}`).join('&'),
    grounds: ({ attribute, relation }) => {
      const row = (relation === 'self' && rows.get(selfPlace(attribute))) || rows.get(relation)
      return row && (row.permitted.get(attribute) ?? presenceIn(row).get(attribute))
    },
  }
}

function selfPlace(attribute: string): string {
  const subject = attribute.slice(0, attribute.indexOf('.'))
  return isSubject(subject) ? `self ${subject}` : 'self'
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
