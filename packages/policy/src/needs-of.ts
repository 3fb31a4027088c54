import type { Settlement } from './policy.ts'
import { isPermitted, tellsOf } from './presence.ts'

/**
 * The facts whose outcome changes the answer for any of these names, asked together. That a subject or an entry is there
 * follows from whatever is given of it: where nothing of it is asked, from anything that could be.
 */
export function needsOf(asked: readonly string[], settlement: Settlement): readonly string[] {
  const { certain, possible, needs } = settlement
  const bare = asked.filter((name) => {
    if (possible.has(name) || !isPermitted(name, possible)) return false
    return !isPermitted(name, certain.permitted) && !isToldBy(asked, name, settlement)
  })
  const telling = [...possible].filter((attribute) => bare.some((name) => tellsOf(attribute, name)))
  return needs([...asked, ...telling])
}

/** The same for one of the names. */
export function needsOfOne(
  name: string,
  asked: readonly string[],
  settlement: Settlement,
): readonly string[] {
  const { possible, needs } = settlement
  if (possible.has(name) || !isToldBy(asked, name, settlement)) return needsOf([name], settlement)
  return needs(asked.filter((other) => tellsOf(other, name)))
}

/** Whether something that is asked could tell of it. */
function isToldBy(asked: readonly string[], name: string, { possible }: Settlement): boolean {
  return asked.some((other) => possible.has(other) && tellsOf(other, name))
}
