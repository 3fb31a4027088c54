import {
  digest,
  digestVariables,
  type Grant,
  type JsonObject,
  type RegistryAnswer,
  signGrant,
  type Transport,
} from '@motlan/kernel'
import type { OutgoingFetch, Send } from './gathered.ts'
import { neverSent } from './never-sent.ts'
import type { PlannedFetch } from './planned.ts'
import type { Meanings } from './vocabulary.ts'

/** What every grant of one look-up has in common. */
export interface GrantedLookUp {
  readonly requestId: string
  readonly agency: string
  readonly procedure?: string
  readonly purpose: string
  /** Hash of the policy version that decided. */
  readonly policy: string
}

/** How registries are reached, and how they know that it was us. */
export interface Registries {
  readonly transports: Readonly<Record<string, Transport>>
  /** One key per registry, shared by the gateway and that registry. */
  readonly grantKeys: Readonly<Record<string, Uint8Array>>
  readonly clock: () => Date
  readonly nonce: () => string
}

/** Seconds a grant may be on its way. */
const lifetime = 30

/** What a grant says about a fetch, whoever it is carried out for. */
export interface Granting {
  readonly attributes: readonly string[]
  readonly document: string
}

/** The part of a grant that follows from a planned fetch alone: computed once per plan. */
export function grantingOf({ operation, fetched }: PlannedFetch, meanings: Meanings): Granting {
  const found = fetched.flatMap(({ type, field }) => meanings.of(type, field) ?? [])
  const names = found.flatMap((each) => (each.kind === 'attribute' ? [each.attribute.name] : []))
  // A group of which only the existence is asked stands for itself; otherwise its attributes speak for it.
  const bare = found.flatMap((each) =>
    each.kind === 'group' && !names.some((name) => name.startsWith(`${each.name}.`))
      ? [each.name]
      : [],
  )
  return { attributes: [...new Set([...names, ...bare])].sort(), document: digest(operation) }
}

/** Sends the fetches of one look-up, each under a grant that names exactly what it may bring back. */
export function grantedSend(
  lookUp: GrantedLookUp,
  grantings: ReadonlyMap<PlannedFetch, Granting>,
  registries: Registries,
): Send {
  return ({ fetch, variables, signal }: OutgoingFetch): Promise<RegistryAnswer> => {
    const { registry, operation } = fetch
    const transport = Object.hasOwn(registries.transports, registry)
      ? registries.transports[registry]
      : undefined
    const key = registries.grantKeys[registry]
    const granting = grantings.get(fetch)
    if (!transport || !key || !granting) throw neverSent(registry)
    const grant = signGrant(grantOf(registry, variables, lookUp, granting, registries), key)
    const { requestId } = lookUp
    return transport({ registry, operation, variables, grant, requestId, signal })
  }
}

function grantOf(
  audience: string,
  variables: JsonObject,
  { requestId, agency, procedure, purpose, policy }: GrantedLookUp,
  { attributes, document }: Granting,
  { clock, nonce }: Registries,
): Grant {
  const issuedAt = Math.floor(clock().getTime() / 1000)
  return {
    requestId,
    agency,
    purpose: procedure ?? purpose,
    policy,
    audience,
    attributes,
    document,
    variables: digestVariables(variables),
    issuedAt,
    expiresAt: issuedAt + lifetime,
    nonce: nonce(),
  }
}
