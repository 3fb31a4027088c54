import { type Grant, Refusal, verifyGrant } from '@motlan/kernel'
import { nonceStore } from './nonces.ts'
import type { ReadDocument } from './read-document.ts'

/** What a registry was sent, whatever it was sent by. */
export interface GuardedRequest {
  readonly operation: string
  readonly variables: unknown
  /** The sealed grant, where there is one. */
  readonly grant: string | undefined
}

/** Lets a request pass under the grant it answers, or throws a `Refusal` that names what the grant lacks. */
export type Guard = (request: GuardedRequest, read: ReadDocument) => Grant | undefined

export interface GuardOptions {
  /** The registry's name: grants for another one are refused. */
  readonly audience: string
  readonly grantKey: Uint8Array
  readonly clock: () => Date
}

/**
 * The registry's own check: it does not trust the gateway, it verifies it. One guard per registry process, in front of
 * every transport, because it remembers which grants have been used.
 */
export function openGuard({ audience, grantKey, clock }: GuardOptions): Guard {
  const now = () => clock().getTime() / 1000
  const firstUse = nonceStore(now)
  return (
    { operation, variables, grant: sealed },
    { open, attributes, bare, declarations, changes },
  ) => {
    if (open) return undefined
    const grant = verifyGrant(sealed, grantKey, {
      audience,
      operation,
      variables,
      now: now(),
      firstUse,
    })
    if (changes && !grant.changes) throw new Refusal('CHANGES_NOT_GRANTED', audience)
    if (declarations.length > 0) demandDeclaration(declarations, grant)
    const { attributes: named } = grant
    const granted = new Set(named)
    const missing =
      attributes.find((name) => !granted.has(name)) ??
      bare.find((nest) => !granted.has(nest) && !named.some((name) => name.startsWith(`${nest}.`)))
    if (missing) throw new Refusal('GRANT_ATTRIBUTE', missing)
    return grant
  }
}

/** A grant is for one declaration of one case; a second one, under whatever alias, is not part of it. */
function demandDeclaration([declaration, ...others]: readonly string[], grant: Grant): void {
  if (others.length === 0 && grant.declaration === declaration && grant.case) return
  throw new Refusal('DECLARATION_NOT_GRANTED', declaration ?? 'Mutation')
}
