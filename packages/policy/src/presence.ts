import { subjectKeys } from '@motlan/kernel'

/**
 * Whether a name is permitted, given the attributes that are: an attribute by itself; what follows from attributes
 * without being one, that a subject exists (`Citizen.citizenId`) or an entry of a collection (`Business.members`), by
 * any attribute below it.
 */
export function isPermitted(
  name: string,
  permitted: {
    readonly has: (attribute: string) => boolean
    readonly keys: () => Iterable<string>
  },
): boolean {
  if (permitted.has(name)) return true
  const stem = `${placeOf(name)}.`
  for (const attribute of permitted.keys()) if (attribute.startsWith(stem)) return true
  return false
}

/** The key of a subject stands for the subject; any other name for what is below it. */
export function placeOf(name: string): string {
  const [subject = ''] = name.split('.')
  const key = Object.entries(subjectKeys).find(([known]) => known === subject)?.[1]
  return key !== undefined && name === `${subject}.${key}` ? subject : name
}
