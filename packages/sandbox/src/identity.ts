import type { IdentityOptions } from '@motlan/gateway'
import { Refusal } from '@motlan/kernel'
import { z } from 'zod'
import { gatewayAudience, type SandboxIssuer } from './issuer.ts'
import type { Settings } from './settings.ts'

/**
 * Whose tokens count: those of the configured OpenID Connect provider, who speaks for agencies alone, else the sandbox's
 * own, who speaks for citizens, too.
 */
export async function identityFrom(
  { oidc }: Pick<Settings, 'oidc'>,
  sandbox: SandboxIssuer,
): Promise<IdentityOptions> {
  if (!oidc) {
    const { issuer, keys } = sandbox
    return { issuers: [{ issuer, keys, citizens: true }], audience: gatewayAudience }
  }
  const keys = oidc.keys ?? (await discovered(oidc.issuer))
  return {
    issuers: [{ issuer: oidc.issuer, keys, algorithms }],
    audience: oidc.audience ?? gatewayAudience,
  }
}

/** What providers sign with; never a symmetric one. */
const algorithms = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'RS256', 'PS256']

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() })

async function discovered(issuer: string): Promise<URL> {
  const address = `${issuer}/.well-known/openid-configuration`
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(10_000) })
    const found = discovery.parse(await response.json())
    // OpenID Connect Discovery 4.3: a document that speaks for somebody else is not to be believed.
    if (found.issuer.replace(/\/$/, '') === issuer) return new URL(found.jwks_uri)
  } catch (cause) {
    throw undiscovered('the provider does not answer with its configuration', cause)
  }
  throw undiscovered('the provider calls itself by another name')
}

function undiscovered(reason: string, cause?: unknown): Refusal {
  return new Refusal('CONFIGURATION_INVALID', 'OIDC_ISSUER', {
    reason,
    fix: 'check the address, or name the keys with OIDC_JWKS_URI',
    cause,
  })
}
