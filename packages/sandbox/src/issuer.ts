import { createHash, createHmac, createPublicKey, type KeyObject, randomUUID } from 'node:crypto'
import { Refusal } from '@motlan/kernel'
import { type JSONWebKeySet, type JWTPayload, SignJWT } from 'jose'

/** For whom a token is made. */
export interface TokenRequest {
  readonly agency: string
  /** Who at the agency asks; it is recorded with every look-up. */
  readonly officer: string
  /** With procedures the token counts for these alone; without any, for all of the agency's. */
  readonly procedures?: readonly string[]
  /** The province of the officer's office, by its code of two digits. */
  readonly province?: string
  /** Seconds the token lives. */
  readonly lifetime: number
}

/** For which citizen a token is made. */
interface CitizenTokenRequest {
  readonly citizenId: string
  /** Seconds the token lives. */
  readonly lifetime: number
}

/** The sandbox's own issuer of tokens: for one machine, never for an agency in office. */
export interface SandboxIssuer {
  readonly issuer: string
  readonly keys: JSONWebKeySet
  readonly issueToken: (request: TokenRequest) => Promise<string>
  /** What an electronic identity would give a citizen who has logged in. */
  readonly issueCitizenToken: (request: CitizenTokenRequest) => Promise<string>
}

/** The `iss` of tokens that a sandbox makes; what tells one sandbox from another is the key. */
export const sandboxIssuerName = 'motlan-sandbox'

/** The `aud` of tokens for a gateway. */
export const gatewayAudience = 'motlan-gateway'

const day = 86_400

/** An issuer that signs with the given Ed25519 key. */
export function sandboxIssuer(
  key: KeyObject,
  clock: () => Date,
  issuer = sandboxIssuerName,
): SandboxIssuer {
  const jwk = createPublicKey(key).export({ format: 'jwk' })
  if (jwk.crv !== 'Ed25519') {
    throw new Refusal('CONFIGURATION_INVALID', 'issuer key', {
      reason: 'the key is not an Ed25519 key',
    })
  }
  // RFC 7638: the members a key consists of, in the order of their names.
  const members = JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x })
  const kid = createHash('sha256').update(members).digest('base64url')
  const signed = async (subject: string, lifetime: number, claims: JWTPayload) => {
    demandLifetime(lifetime)
    const now = Math.floor(clock().getTime() / 1000)
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(gatewayAudience)
      .setSubject(subject)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetime)
      .setJti(randomUUID())
      .sign(key)
  }
  return {
    issuer,
    keys: { keys: [{ ...jwk, kty: 'OKP', kid, alg: 'EdDSA', use: 'sig' }] },
    issueToken: ({ agency, officer, procedures = [], province, lifetime }) =>
      signed(officer, lifetime, {
        agency,
        ...(province !== undefined && { province }),
        scope:
          procedures.length > 0 ? procedures.map((code) => `lookup:${code}`).join(' ') : 'lookup',
      }),
    issueCitizenToken: ({ citizenId, lifetime }) =>
      signed(accountOf(citizenId, key), lifetime, { citizen: citizenId, scope: 'trace cases' }),
  }
}

/** The same citizen has the same account at one issuer, and another one at any other: nobody can tell who it is. */
function accountOf(citizenId: string, key: KeyObject): string {
  const secret = key.export({ format: 'der', type: 'pkcs8' })
  return createHmac('sha256', secret).update(`account ${citizenId}`).digest('base64url')
}

function demandLifetime(seconds: number): void {
  if (Number.isInteger(seconds) && seconds > 0 && seconds <= 30 * day) return
  throw new Refusal('CONFIGURATION_INVALID', 'token lifetime', {
    reason: 'a token lives a whole number of seconds, and 30 days at most',
    fix: 'say for example 12h',
  })
}
