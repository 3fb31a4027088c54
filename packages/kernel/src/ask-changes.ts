import { digest, digestVariables, type Grant, signGrant } from './grant.ts'
import { Refusal } from './refusal.ts'
import { isSubject, type Subject } from './subject.ts'
import type { Transport } from './transport.ts'

/** Which changes are asked of a registry, and how it is reached. */
export interface ChangesAsked {
  readonly registry: string
  /** The place of the last change that is known; 0 for none. */
  readonly after: number
  /** How many at most. */
  readonly first: number
  /** The key shared with that registry. */
  readonly grantKey: Uint8Array
  readonly transport: Transport
  readonly clock: () => Date
  /** Makes a new unique text: for the request and for the nonce. */
  readonly newId: () => string
  readonly signal: AbortSignal
}

/** What a registry tells of one change: what has changed about whom, and no value. */
export interface ToldChange {
  /** Its place in the order of this registry's changes. */
  readonly seq: number
  /** ISO instant. */
  readonly at: string
  readonly subject: Subject
  readonly subjectId: string
  readonly attributes: readonly string[]
}

/** The operation that asks for changes, word for word: the grant names it by its hash. */
export const changesOperation =
  'query($after: Float!, $first: Int!) { _changes(after: $after, first: $first) { seq at subject subjectId attributes } }'

/** Seconds a grant may be on its way. */
const lifetime = 30

/**
 * Asks a registry for the changes after a place, in their order, under a grant for that and nothing else. Throws a
 * `Refusal` where it could not answer.
 */
export async function askChanges(asked: ChangesAsked): Promise<readonly ToldChange[]> {
  const { registry, after, first, grantKey, transport, newId, signal } = asked
  const operation = changesOperation
  const variables = { after, first }
  const grant = signGrant(grantFor(asked, digestVariables(variables)), grantKey)
  const request = { registry, operation, variables, grant, requestId: newId(), signal }
  const { data, errors } = await transport(request).catch((cause: unknown) => {
    throw cause instanceof Refusal
      ? cause
      : new Refusal('REGISTRY_UNAVAILABLE', registry, { cause })
  })
  const [error] = errors ?? []
  if (error) throw new Refusal('REGISTRY_ERROR', registry, { reason: error.message })
  const told = data?._changes
  if (Array.isArray(told) && told.every(isToldChange)) return told
  throw new Refusal('REGISTRY_ANSWER_INVALID', registry)
}

function grantFor({ registry, clock, newId }: ChangesAsked, variables: string): Grant {
  const issuedAt = Math.floor(clock().getTime() / 1000)
  return {
    requestId: newId(),
    agency: 'exchange',
    purpose: 'changes',
    policy: 'changes',
    audience: registry,
    attributes: [],
    changes: true,
    document: digest(changesOperation),
    variables,
    issuedAt,
    expiresAt: issuedAt + lifetime,
    nonce: newId(),
  }
}

function isToldChange(change: unknown): change is ToldChange {
  if (typeof change !== 'object' || change === null) return false
  const { seq, at, subject, subjectId, attributes } = change as Partial<ToldChange>
  return (
    Number.isSafeInteger(seq) &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    typeof subject === 'string' &&
    isSubject(subject) &&
    typeof subjectId === 'string' &&
    Array.isArray(attributes) &&
    attributes.every((name: unknown) => typeof name === 'string')
  )
}
