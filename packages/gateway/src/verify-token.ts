import { hash } from 'node:crypto'
import { Refusal } from '@motlan/kernel'
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeJwt,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'
import { type Bearer, bearerOf, invalidToken } from './bearer.ts'
import { boundedCache } from './bounded-cache.ts'

/** Somebody whose tokens count: the sandbox itself, or any OpenID Connect provider. */
export interface Issuer {
  /** The `iss` of its tokens. */
  readonly issuer: string
  /** Its public keys, or the address they are fetched from. */
  readonly keys: JSONWebKeySet | URL
  /** Signature algorithms it may use; Ed25519 where nothing is said. Never a symmetric one. */
  readonly algorithms?: readonly string[]
  /** Whether its tokens may speak for citizens, as those of an electronic identity do; for agencies alone where nothing is said. */
  readonly citizens?: boolean
}

export interface IdentityOptions {
  readonly issuers: readonly Issuer[]
  /** The `aud` a token has to carry; `motlan-gateway` where nothing is said. */
  readonly audience?: string
}

/** Turns an `Authorization` header into its bearer, or refuses it by name. */
export type VerifyToken = (authorization: string | undefined) => Promise<Bearer>

/** A withdrawn key stops counting after this many seconds, however long the token was meant to live. */
const trustedFor = 300

const keptTokens = 10_000

/** Verifies tokens by signature, issuer, audience and expiry; a verified token is remembered by its hash. */
export function tokenVerifier(options: IdentityOptions, clock: () => Date): VerifyToken {
  const audience = options.audience ?? 'motlan-gateway'
  const issuers = new Map(options.issuers.map((issuer) => [issuer.issuer, trusted(issuer)]))
  const known = boundedCache<{ readonly bearer: Bearer; readonly until: number }>(keptTokens)

  return async (authorization) => {
    const token = tokenIn(authorization)
    const name = hash('sha256', token, 'base64url')
    const now = clock().getTime() / 1000
    const remembered = known.get(name)
    if (remembered && now < remembered.until) return remembered.bearer
    const issuer = issuers.get(issuerIn(token))
    if (!issuer) throw invalidToken('the issuer is not one this gateway trusts')
    const { exp = 0, ...claims } = await verified(token, issuer, audience, clock())
    const bearer = bearerOf(claims, issuer.citizens)
    known.set(name, { bearer, until: Math.min(exp, now + trustedFor) })
    return bearer
  }
}

interface TrustedIssuer {
  readonly issuer: string
  readonly algorithms: string[]
  readonly key: JWTVerifyGetKey
  readonly citizens: boolean
}

function trusted({ issuer, keys, algorithms, citizens = false }: Issuer): TrustedIssuer {
  const key =
    keys instanceof URL
      ? createRemoteJWKSet(keys, { timeoutDuration: 3_000 })
      : createLocalJWKSet(keys)
  return { issuer, key, algorithms: [...(algorithms ?? ['EdDSA', 'Ed25519'])], citizens }
}

function tokenIn(authorization: string | undefined): string {
  if (!authorization?.trim()) throw new Refusal('TOKEN_MISSING', 'Authorization')
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(authorization.trim())?.[1]
  if (!token) throw invalidToken('the header is not Bearer and a token')
  return token
}

function issuerIn(token: string): string {
  try {
    return decodeJwt(token).iss ?? ''
  } catch {
    throw invalidToken('the token is not a signed JWT')
  }
}

async function verified(
  token: string,
  { issuer, algorithms, key }: TrustedIssuer,
  audience: string,
  currentDate: Date,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, key, {
      issuer,
      audience,
      algorithms,
      currentDate,
      requiredClaims: ['exp', 'sub', 'aud'],
    })
    return payload
  } catch (cause) {
    throw refusalOf(cause)
  }
}

function refusalOf(cause: unknown): Refusal {
  if (cause instanceof errors.JWTExpired) return new Refusal('TOKEN_EXPIRED', 'Authorization')
  if (cause instanceof errors.JWTClaimValidationFailed && cause.claim === 'aud') {
    return new Refusal('TOKEN_AUDIENCE', 'Authorization')
  }
  if (cause instanceof errors.JWTClaimValidationFailed) {
    return invalidToken(`the claim ${cause.claim} is missing or wrong`)
  }
  if (cause instanceof errors.JWKSTimeout || !(cause instanceof errors.JOSEError)) {
    return invalidToken('the keys of the issuer cannot be read at the moment', cause)
  }
  return new Refusal('TOKEN_INVALID', 'Authorization', { cause })
}
