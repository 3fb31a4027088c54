import type { Settlement } from './policy.ts'
import { isPermitted, placeOf } from './presence.ts'

/**
 * The facts whose outcome changes the answer for any of these names, asked together. That a subject or an entry is there
 * follows from whatever is given of it: where nothing of it is asked, from anything that could be.
 */
export function needsOf(
  asked: readonly string[],
  { certain, possible, needs }: Settlement,
): readonly string[] {
  const bare = asked.filter((name) => {
    if (possible.has(name) || isPermitted(name, certain.permitted)) return false
    const below = asked.filter((other) => other !== name && isBelow(other, name))
    return !below.some((other) => isPermitted(other, possible))
  })
  const telling = [...possible].filter((name) => bare.some((each) => isBelow(name, each)))
  return needs([...asked, ...telling])
}

/** The same for one of the names. */
export function needsOfOne(
  name: string,
  asked: readonly string[],
  settlement: Settlement,
): readonly string[] {
  const { possible } = settlement
  if (possible.has(name)) return settlement.needs([name])
  const below = asked.filter((other) => other !== name && isBelow(other, name))
  return needsOf(below.some((other) => isPermitted(other, possible)) ? below : [name], settlement)
}

function isBelow(name: string, above: string): boolean {
  return name.startsWith(`${placeOf(above)}.`)
}
