import { derivations } from './derivations.ts'
import type { Evaluated } from './evaluated.ts'

/** The result of a derivation; silent where what it is given does not lead to one. */
export function derive(
  name: string,
  given: Readonly<Record<string, unknown>>,
  today: string,
): Evaluated {
  const value = Object.hasOwn(derivations, name) ? derivations[name]?.run(given, today) : undefined
  return value == null
    ? { state: 'silent', attributes: [], source: 'derived' }
    : { state: 'known', value, source: 'derived', attributes: [] }
}
