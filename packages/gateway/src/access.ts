import { type Attribute, isSubject, type Subject } from '@motlan/kernel'
import type { Grounds } from '@motlan/policy'
import type { DecidedAsk } from './decide.ts'
import { relationThrough } from './names.ts'
import type { DecidedRow, PolicyInForce } from './policy-in-force.ts'
import type { Meanings } from './vocabulary.ts'

/** One attribute an agency may ask for, about whom, and why. */
export interface Access {
  readonly attribute: Attribute
  readonly relation: string
  readonly grounds: Grounds
}

/**
 * Everything that can really be asked: what is permitted, about subjects that permitted references lead to. Permission
 * for an attribute of a spouse is worth nothing to somebody who may not know the spouse.
 */
export function accessOf(
  policy: PolicyInForce,
  ask: DecidedAsk,
  meanings: Meanings,
): readonly Access[] {
  const { vocabulary } = meanings
  const rows = new Map(
    ['self', ...policy.relations].map(
      (relation) => [relation, policy.decide({ ...ask, relation })] as const,
    ),
  )
  const reached = reachedBy(rows, vocabulary)
  return [...rows].flatMap(([relation, { permitted }]) =>
    [...permitted]
      .flatMap(([name, grounds]) => {
        const attribute = vocabulary.get(name)
        const known = attribute && reached.get(relation)?.has(attribute.subject)
        return attribute && known ? [{ attribute, relation, grounds }] : []
      })
      .sort((one, other) => (one.attribute.name < other.attribute.name ? -1 : 1)),
  )
}

/** Which subjects stand in which relation, following permitted references from subjects that may be looked up. */
function reachedBy(
  rows: ReadonlyMap<string, DecidedRow>,
  vocabulary: Meanings['vocabulary'],
): ReadonlyMap<string, ReadonlySet<Subject>> {
  const permittedIn = (relation: string): readonly Attribute[] =>
    [...(rows.get(relation)?.permitted.keys() ?? [])].flatMap((name) => vocabulary.get(name) ?? [])
  const self = new Set(permittedIn('self').map(({ subject }) => subject))
  const reached = new Map<string, Set<Subject>>([['self', self]])
  // A Map hands out what is added while it is walked: each new relation is followed further in its turn.
  for (const [relation, subjects] of reached) {
    for (const { subject, type, relation: step } of permittedIn(relation)) {
      if (step === undefined || !isSubject(type) || !subjects.has(subject)) continue
      const next = relationThrough(relation, step)
      if (!rows.has(next)) continue
      const there = reached.get(next) ?? new Set<Subject>()
      reached.set(next, there.add(type))
    }
  }
  return reached
}
