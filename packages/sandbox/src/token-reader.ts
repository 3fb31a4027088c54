import { Refusal } from '@motlan/kernel'
import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import { gatewayAudience } from './issuer.ts'

/** What a token says, once the keys of its gateway have confirmed it. */
export interface TokenContent {
  /** For whom it speaks: an officer of an agency, or a citizen. */
  readonly speaksFor:
    | { readonly agency: string; readonly officer: string }
    | { readonly citizen: string }
  readonly scopes: readonly string[]
  readonly expiresAt: Date
}

/** Reads a token with the keys that a gateway publishes. */
export async function readToken(token: string, gatewayUrl: string): Promise<TokenContent> {
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', gatewayUrl), {
    timeoutDuration: 5_000,
  })
  try {
    const { payload } = await jwtVerify(token, keys, {
      audience: gatewayAudience,
      algorithms: ['EdDSA', 'Ed25519'],
    })
    const { sub = '', exp = 0, agency, citizen, scope } = payload
    return {
      speaksFor:
        typeof citizen === 'string' ? { citizen } : { agency: String(agency), officer: sub },
      scopes: typeof scope === 'string' ? scope.split(' ') : [],
      expiresAt: new Date(exp * 1000),
    }
  } catch (cause) {
    throw refusalOf(cause, gatewayUrl)
  }
}

function refusalOf(cause: unknown, gatewayUrl: string): Refusal {
  if (cause instanceof errors.JWTExpired) return new Refusal('TOKEN_EXPIRED', 'token')
  if (cause instanceof errors.JWTClaimValidationFailed && cause.claim === 'aud') {
    return new Refusal('TOKEN_AUDIENCE', 'token')
  }
  if (cause instanceof errors.JWKSTimeout || !(cause instanceof errors.JOSEError)) {
    return new Refusal('REGISTRY_UNAVAILABLE', gatewayUrl, {
      reason: 'no gateway answers with its keys at this address',
      fix: 'start one with pnpm start, or name another with MOTLAN_URL or --url',
      cause,
    })
  }
  return new Refusal('TOKEN_INVALID', 'token', { cause })
}
