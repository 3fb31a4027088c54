import type { KeptDecision, KeptRelation } from '../kept-decision.ts'

/** Whether something is given: no, perhaps, or yes. */
export type Given = 0 | 1 | 2

/** One name in one relation, and whether it is given. */
export interface GivenName {
  readonly name: string
  readonly relation: KeptRelation
  readonly given: Given
}

/** Whether the policy gives a name by itself, whatever leads to it. */
export type GivenByRules = (name: string, relation: KeptRelation) => Given

/**
 * What of an operation leaves, given what its rules say: nothing behind a reference that is refused, no reference behind
 * which nothing is given, and in strict mode nothing at all where anything is refused.
 */
export function whatLeaves(
  { relations, strict }: KeptDecision,
  byRules: GivenByRules,
): readonly GivenName[] {
  const all = relations.flatMap((relation) =>
    [...Object.keys(relation.permitted), ...Object.keys(relation.refused)]
      .sort()
      .map((name) => ({ name, relation })),
  )
  const keyOf = (name: string, { relation }: KeptRelation) => `${relation} ${name}`
  const own = new Map(
    all.map(({ name, relation }) => [keyOf(name, relation), byRules(name, relation)]),
  )
  if (strict) {
    const least = Math.min(2, ...own.values()) as Given // One of them.
    return all.map((each) => ({ ...each, given: least }))
  }
  const behind = behindReferences(relations)

  /** As far as everything that leads there is given. */
  function upwards(key: string): Given {
    const references = [...behind].flatMap(([by, names]) => (names.has(key) ? [by] : []))
    const given = own.get(key) ?? 0
    return references.length === 0 ? given : least(given, most(references.map(upwards)))
  }

  /** As far as anything behind it is given. */
  function downwards(key: string): Given {
    const names = behind.get(key)
    if (!names) return 2
    return most([...names].map((each) => least(own.get(each) ?? 0, downwards(each))))
  }

  return all.map(({ name, relation }) => {
    const key = keyOf(name, relation)
    const isHeld = relation.holding.includes(name)
    const given = isHeld ? upwards(key) : least(upwards(key), downwards(key))
    return { name, relation, given }
  })
}

/** By reference, everything that is asked behind it. */
function behindReferences(relations: readonly KeptRelation[]): ReadonlyMap<string, Set<string>> {
  const behind = new Map<string, Set<string>>()
  for (const { relation, through = {} } of relations) {
    for (const [by, names] of Object.entries(through)) {
      const known = behind.get(by) ?? new Set()
      behind.set(by, known)
      for (const name of names) known.add(`${relation} ${name}`)
    }
  }
  return behind
}

function least(...given: readonly Given[]): Given {
  return Math.min(2, ...given) as Given // One of them.
}

function most(given: readonly Given[]): Given {
  return Math.max(0, ...given) as Given // One of them.
}
