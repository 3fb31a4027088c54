import { isSubject, type Subject } from '@motlan/kernel'
import { type Facts, isPermitted, needsOf } from '@motlan/policy'
import type { DecidedAsk } from './decide.ts'
import type { AskedAttribute } from './decision.ts'
import type { AskedField, Names } from './names.ts'
import type { PolicyInForce } from './policy-in-force.ts'

/** Which facts a look-up hangs on. */
export interface NeededFacts {
  /** The facts about a subject it names whose outcome changes the answer, given what is known about that subject. */
  readonly of: (subject: Subject, known: Facts) => readonly string[]
  /** Whether it hangs on any. */
  readonly any: boolean
  /** The relations along which the consent of a citizen goes. */
  readonly along: ReadonlySet<string>
  /** Whether the agreements permit an attribute in some circumstances, and not in all. */
  readonly isConditional: (asked: AskedAttribute) => boolean
}

/** Says which facts an operation hangs on. Pure: it depends on the names and the policy, and on nobody's data. */
export function neededFacts(policy: PolicyInForce, ask: DecidedAsk, names: Names): NeededFacts {
  const along = alongConsent(names)
  // What is settled without facts is remembered.
  const settled = (relation: string, facts: Facts = {}) =>
    policy.settle({ ...ask, relation, ...(Object.keys(facts).length > 0 && { facts }) })
  const byRelation = new Map(names.relations.map((relation) => [relation, settled(relation)]))
  const asked = (relation: string) =>
    names.asked.flatMap((each) => (each.relation === relation ? [each.attribute] : []))
  const roots = [...new Set(asked('self').map(subjectOf))].filter(isSubject)

  function of(subject: Subject, known: Facts): readonly string[] {
    const own = asked('self').filter((name) => subjectOf(name) === subject)
    const needed = new Set(needsOf(own, settled('self', known)))
    if (subject !== 'Citizen') return [...needed]
    for (const relation of along) {
      const { needs } = settled(relation, known)
      for (const fact of needs(asked(relation))) if (fact.startsWith('consent.')) needed.add(fact)
    }
    return [...needed]
  }

  return {
    of,
    any: roots.some((subject) => of(subject, {}).length > 0),
    along,
    isConditional: ({ attribute, relation }) => {
      const settlement = byRelation.get(relation)
      return (
        settlement !== undefined &&
        !isPermitted(attribute, settlement.certain.permitted) &&
        isPermitted(attribute, settlement.possible)
      )
    },
  }
}

function subjectOf(name: string): string {
  return name.slice(0, name.indexOf('.'))
}

/**
 * INVARIANT: consent is a person's own. It goes along to the parcels that the person who consented holds, where nobody
 * else is asked about who might hold some, and to nothing else.
 */
function alongConsent({ fields }: Names): ReadonlySet<string> {
  const roots = new Set(fields.map(({ below }) => below?.subject))
  if (roots.size !== 1 || !roots.has('Citizen')) return new Set()
  const reached = new Map<string, Set<Subject | undefined>>()
  const walk = ({ below }: AskedField): void => {
    if (!below) return
    const { relation, subject } = below
    if (subject) reached.set(relation, (reached.get(relation) ?? new Set()).add(subject))
    below.fields.forEach(walk)
  }
  fields.forEach(walk)
  return new Set(
    [...reached].flatMap(([relation, subjects]) =>
      relation !== 'self' &&
      !relation.includes('.') &&
      subjects.size === 1 &&
      subjects.has('Parcel')
        ? [relation]
        : [],
    ),
  )
}
