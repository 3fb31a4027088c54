import { isSubject, subjectKeys } from '@motlan/kernel'

/** Attributes, as a row and a settlement have them. */
interface Attributes {
  readonly has: (attribute: string) => boolean
  readonly keys: () => Iterable<string>
}

/**
 * Whether a name is permitted, given the attributes that are: an attribute by itself; what follows from attributes
 * without being one, that a subject exists (`Citizen.citizenId`) or an entry of a collection (`Business.members`), by
 * any attribute below it.
 */
export function isPermitted(name: string, permitted: Attributes): boolean {
  return permitted.has(name) || presenceIn(permitted).has(name)
}

/** Whether an attribute tells that what a name stands for is there. */
export function tellsOf(attribute: string, name: string): boolean {
  return attribute !== name && placesAbove(attribute).includes(name)
}

const presences = new WeakMap<Attributes, ReadonlySet<string>>()

/** Everything whose presence follows from some of these attributes. Nobody adds to them later. */
function presenceIn(attributes: Attributes): ReadonlySet<string> {
  const known = presences.get(attributes)
  if (known) return known
  const presence = new Set([...attributes.keys()].flatMap(placesAbove))
  presences.set(attributes, presence)
  return presence
}

/** `Business.members.ratio` stands below `Business.members`, and below the business itself, for which its key stands. */
function placesAbove(attribute: string): readonly string[] {
  const [subject = '', ...path] = attribute.split('.')
  const groups = path.slice(0, -1).map((_, at) => [subject, ...path.slice(0, at + 1)].join('.'))
  return isSubject(subject) ? [...groups, `${subject}.${subjectKeys[subject]}`] : groups
}
