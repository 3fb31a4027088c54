import type { JsonObject } from '@motlan/kernel'
import { isJsonObject } from './bare.ts'
import type { TypeMatch } from './type-match.ts'

/** One step to the entities of a fetch: into a field, into every item of a list, or only on to objects of some types. */
type PathStep = { readonly field: string } | { readonly types: readonly string[] } | '@'

export type PlanPath = readonly PathStep[]

/** Where a value stands, from the inside out: cheap to make, and only written out when something has to be said about it. */
export interface Trail {
  readonly parent: Trail | undefined
  readonly key: string | number
}

/** Visits every object at a path of the gathered data. */
export function eachObjectAt(
  data: JsonObject,
  path: PlanPath,
  matches: TypeMatch,
  visit: (object: JsonObject, trail: Trail | undefined) => void,
): void {
  walk(data, 0, undefined)

  function walk(value: unknown, depth: number, trail: Trail | undefined): void {
    if (Array.isArray(value)) {
      // The planner writes one step for a list of lists.
      const next = path[depth] === '@' ? depth + 1 : depth
      for (let index = 0; index < value.length; index++) {
        walk(value[index], next, { parent: trail, key: index })
      }
      return
    }
    if (!isJsonObject(value)) return
    const step = path[depth]
    if (step === undefined) visit(value, trail)
    else if (step === '@') walk(value, depth + 1, trail)
    else if ('field' in step) {
      walk(value[step.field], depth + 1, { parent: trail, key: step.field })
    } else if (isOneOf(value, step.types, matches)) walk(value, depth + 1, trail)
  }
}

/** A trail written out, from the root. */
export function pathOf(trail: Trail | undefined): readonly (string | number)[] {
  const path: (string | number)[] = []
  for (let at = trail; at; at = at.parent) path.push(at.key)
  return path.reverse()
}

function isOneOf(
  { __typename }: JsonObject,
  types: readonly string[],
  matches: TypeMatch,
): boolean {
  return typeof __typename === 'string' && types.some((type) => matches(__typename, type))
}
