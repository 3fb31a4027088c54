import type { FieldNode } from 'graphql'
import { reservedPrefix } from './limits.ts'
import { subjectKeyAlias } from './prune.ts'

const aliasPrefix = `${reservedPrefix}_`

/**
 * The key under which a field of a client's document travels between gateway and registries. INVARIANT: a key without
 * the reserved prefix is the name of the field itself, so that no alias can pass for a subject's identifier: the
 * planner reads `citizenId` from what was fetched, and a client may write `citizenId: fullName`.
 */
export function fetchKey({ name, alias }: FieldNode): string {
  const given = alias?.value
  if (given === undefined || given === name.value || given === subjectKeyAlias) return name.value
  return aliasPrefix + given
}

/** The client's response key behind a fetch key. */
export function clientKey(key: string): string {
  return key.startsWith(aliasPrefix) ? key.slice(aliasPrefix.length) : key
}
