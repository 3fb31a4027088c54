import type { FieldNode } from 'graphql'
import { reservedPrefix } from './limits.ts'

/** Where a field stands in a client's document, as far as its key depends on it. */
export interface KeyPlace {
  /** The client's response keys that lead to the object of the field. */
  readonly path: readonly string[]
  /** Whether an interface or union stands on the way: below it, fields of one name may be of several types. */
  readonly isolated: boolean
}

export const atTheTop: KeyPlace = { path: [], isolated: false }

/**
 * The key under which a field of a client's document travels between gateway and registries: its own name, whatever
 * the client calls it. Only fields that may come twice and differ get a key of their own, made from their whole path.
 * INVARIANT: no alias reaches the planner. It reads identifiers from what was fetched by their name, and a client may
 * write `citizenId: fullName`.
 */
export function fetchKey(node: FieldNode, { path, isolated }: KeyPlace = atTheTop): string {
  const name = node.name.value
  const key = (node.alias ?? node.name).value
  const isOneValue = node.arguments === undefined || node.arguments.length === 0
  const isOnlyOne = path.length === 0 && key === name
  if (name === '__typename' || (!isolated && (isOneValue || isOnlyOne))) return name
  // A name never starts with a digit, so that no two paths are written alike.
  return `${reservedPrefix}_${[...path, key].map((each) => each.length + each).join('')}`
}
