import { attributePath } from './attribute-path.ts'
import type { Procedure, RoleSource } from './procedure.ts'

/** One way in which a role is looked up: by its own ID, or through references from a role that is. */
export interface RolePlace {
  readonly role: string
  /** The role whose ID is asked for. */
  readonly root: string
  /** The references from there, each a path of fields: `[['spouse'], ['landUsers', 'citizen']]`. */
  readonly references: readonly (readonly string[])[]
  /** The names of the same references in the vocabulary: `Citizen.spouse`. */
  readonly through: readonly string[]
  /** The look-up of an agency in which it is known whom to ask about: 1 where nothing has to be answered before. */
  readonly level: number
}

/** Every way in which each role is looked up. Roles that only an effect fills are looked up in none. */
export function rolePlaces(procedure: Procedure): ReadonlyMap<string, readonly RolePlace[]> {
  const known = new Map<string, readonly RolePlace[]>()
  for (const role of Object.keys(procedure.roles)) placesOf(role, procedure, known)
  return known
}

/** Whether a role is looked up by its own ID where it is filled in this way. */
export function isRoot(source: RoleSource): boolean {
  return !('effect' in source) && !('reference' in source && !source.apart)
}

function placesOf(
  role: string,
  procedure: Procedure,
  known: Map<string, readonly RolePlace[]>,
): readonly RolePlace[] {
  const before = known.get(role)
  if (before) return before
  // INVARIANT: a role that is reached again from itself has no place that way; `check` says so.
  known.set(role, [])
  const sources = procedure.roles[role]?.filledBy ?? []
  const parents = (path: string) => {
    const parent = attributePath(procedure, path)
    return parent === undefined ? [] : placesOf(parent.role, procedure, known)
  }
  const after = (paths: readonly string[]) =>
    1 + Math.max(0, ...paths.flatMap((path) => parents(path).map(({ level }) => level)))
  const isLookedUp = sources.some(isRoot)
  const levels = sources.map((source) => {
    if ('choice' in source) return after(source.choice)
    // Whoever may be met on the way is looked up apart only when that is known.
    if ('reference' in source) return after([source.reference])
    return 'answer' in source ? 2 : 1
  })
  const nested = sources.flatMap((source) => {
    if (!('reference' in source) || source.apart) return []
    const path = attributePath(procedure, source.reference)
    return path === undefined
      ? []
      : parents(source.reference).map((place) => ({
          role,
          root: place.root,
          references: [...place.references, path.fields],
          through: [...place.through, path.name],
          level: place.level,
        }))
  })
  const own = !isLookedUp
    ? []
    : [{ role, root: role, references: [], through: [], level: Math.max(...levels) }]
  const places = [...own, ...nested]
  known.set(role, places)
  return places
}
