import { nothingNamed, type Point } from './condition.ts'
import type { Ask } from './policy.ts'
import { truthOfFact } from './row-store.ts'
import { aimAt, type Space } from './space.ts'

/** A question in numbers; a part that no catalogue has satisfies nothing. */
export function pointOf({ agency, procedure, purpose, relation, facts }: Ask, space: Space): Point {
  return {
    agency: space.agencies.at.get(agency) ?? nothingNamed,
    aim: aimAt(space, procedure, purpose) ?? nothingNamed,
    relation: space.relations.at.get(relation) ?? nothingNamed,
    facts: Uint8Array.from(space.facts.ids, (id) => truthOfFact(facts, id)),
  }
}
