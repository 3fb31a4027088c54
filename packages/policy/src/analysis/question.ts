import type { Point } from '../condition.ts'
import type { Ask, Facts } from '../policy.ts'
import type { Space } from '../space.ts'

/** One attribute asked about with every fact known: what a witness, a test or a counterexample is. */
export interface Question {
  readonly ask: Ask & { readonly facts: Facts }
  readonly attribute: string
}

/** A day in an epoch: its first one, or one before everything. */
export function dayIn(epoch: string): string {
  return epoch === '' ? '1900-01-01' : epoch
}

/** A point of the space in words; facts that are not named are false. */
export function questionAt(
  point: Point,
  attribute: number,
  on: string,
  { agencies, aims, relations, facts, attributes }: Space,
): Question {
  const { procedure, purpose = '' } = aims[point.aim] ?? {}
  return {
    ask: {
      agency: agencies.ids[point.agency] ?? '',
      ...(procedure !== undefined && { procedure }),
      purpose,
      relation: relations.ids[point.relation] ?? '',
      on,
      facts: Object.fromEntries(facts.ids.map((id, at) => [id, point.facts[at] === 2])),
    },
    attribute: attributes.ids[attribute] ?? '',
  }
}
