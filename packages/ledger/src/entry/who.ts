import { boundedMemory } from '../bounded-memory.ts'
import type { LookUp } from '../disclosure.ts'
import { pseudonymOf } from '../secrecy/agency-secret.ts'
import type { DerivedKeys } from '../secrecy/ledger-keys.ts'
import { type Clause, clauseOf } from './clause.ts'

/** Who asked for what: what look-ups of one officer for one purpose share. */
export interface Who {
  readonly clause: Clause
  readonly agency: string
  readonly officer: string
  readonly pseudonym: string
}

/** Names who asked. */
export type NameWho = (lookUp: LookUp) => Who

/** How many are remembered, at least. */
const remembered = 10_000

/** Names each officer by their pseudonym, once. */
export function nameWho(keys: DerivedKeys): NameWho {
  const known = boundedMemory<string, Who>(remembered)
  return ({ agency, officer, procedure = null, purpose, policy }) => {
    const key = JSON.stringify([agency, officer, procedure, purpose, policy])
    const before = known.get(key)
    if (before) return before
    const pseudonym = pseudonymOf(agency, officer, keys)
    const text = JSON.stringify({ agency, officer: pseudonym, procedure, purpose, policy })
    const who = { clause: clauseOf(text), agency, officer, pseudonym }
    known.set(key, who)
    return who
  }
}
