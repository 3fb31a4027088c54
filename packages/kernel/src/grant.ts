import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto'
import { Refusal } from './refusal.ts'

/** What a gateway promises a registry about one fetch: who asks, for what, and which attributes may leave. */
export interface Grant {
  readonly requestId: string
  readonly agency: string
  /** Procedure code or purpose the look-up is made for. */
  readonly purpose: string
  /** Hash of the policy version that decided. */
  readonly policy: string
  /** The registry this grant is for. */
  readonly audience: string
  /** The attribute names permitted in this fetch. Keys of subjects need no mention. */
  readonly attributes: readonly string[]
  /** The declaration this grant is for, where it is for one: `registerBirth`. */
  readonly declaration?: string
  /** Set where this grant is for the registry's changes, and for nothing else. */
  readonly changes?: true
  /** The case the declaration belongs to. */
  readonly case?: string
  /** SHA-256 of the operation text. */
  readonly document: string
  /** SHA-256 of the JSON of the variables. */
  readonly variables: string
  /** Seconds since 1970. */
  readonly issuedAt: number
  readonly expiresAt: number
  readonly nonce: string
}

/** What a registry received and holds the grant against. */
export interface GrantedRequest {
  readonly audience: string
  readonly operation: string
  readonly variables: unknown
  /** Seconds since 1970. */
  readonly now: number
  /** Returns false when this nonce has been seen before. */
  readonly firstUse: (nonce: string, expiresAt: number) => boolean
}

/** The hash under which a grant names an operation or its variables. */
export function digest(text: string): string {
  return hash('sha256', text, 'base64url')
}

/** The hash under which a grant names variables; absent and empty variables are the same. */
export function digestVariables(variables: unknown): string {
  return digest(JSON.stringify(variables ?? {}))
}

/** Seals a grant with the key shared by the gateway and one registry (HMAC-SHA256, RFC 2104). */
export function signGrant(grant: Grant, key: Uint8Array): string {
  const body = Buffer.from(JSON.stringify(grant)).toString('base64url')
  return `${body}.${seal(body, key).toString('base64url')}`
}

/**
 * Opens a sealed grant and holds it against the request it came with: signature, audience, expiry, nonce, document,
 * variables, in this order. Throws a `Refusal` that names the step and never the content.
 */
export function verifyGrant(
  sealed: string | undefined,
  key: Uint8Array,
  request: GrantedRequest,
): Grant {
  if (!sealed) throw refused('GRANT_MISSING', request)
  const grant = opened(sealed, key)
  if (!grant) throw refused('GRANT_FORGED', request)
  if (grant.audience !== request.audience) throw refused('GRANT_AUDIENCE', request)
  if (request.now > grant.expiresAt || request.now < grant.issuedAt - 5)
    throw refused('GRANT_EXPIRED', request)
  if (grant.document !== digest(request.operation)) throw refused('GRANT_DOCUMENT', request)
  if (grant.variables !== digestVariables(request.variables))
    throw refused('GRANT_VARIABLES', request)
  // INVARIANT: the nonce is spent last, so that a request that fails any other step cannot burn somebody's grant.
  if (!request.firstUse(grant.nonce, grant.expiresAt)) throw refused('GRANT_REPLAYED', request)
  return grant
}

function opened(sealed: string, key: Uint8Array): Grant | undefined {
  const [body, signature, ...rest] = sealed.split('.')
  if (!body || !signature || rest.length > 0) return undefined
  const expected = seal(body, key)
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  // The signature says that our own gateway wrote this text: its shape needs no second check.
  return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Grant
}

function seal(body: string, key: Uint8Array): Buffer {
  return createHmac('sha256', keptKey(key)).update(body).digest()
}

// Making a key object of the bytes costs three times the seal itself, and each look-up seals and opens several grants.
const keys = new WeakMap<Uint8Array, KeyObject>()

function keptKey(key: Uint8Array): KeyObject {
  const kept = keys.get(key) ?? createSecretKey(key)
  keys.set(key, kept)
  return kept
}

function refused(code: Refusal['code'], { audience }: GrantedRequest): Refusal {
  return new Refusal(code, audience)
}
