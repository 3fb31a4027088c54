import type { SandboxIssuer } from './issuer.ts'
import { sandboxIssuer } from './issuer.ts'
import { openSecrets } from './secrets.ts'

export { type SandboxIssuer, sandboxIssuerName, type TokenRequest } from './issuer.ts'
export { demandAgency, demandProcedure } from './known-names.ts'
export { loadedPolicy } from './loaded-policy.ts'
export { registryNames } from './registry-names.ts'
export { type Running, runningIn } from './running.ts'
export { readSettings, type Settings } from './settings.ts'
export { readToken, type TokenContent } from './token-reader.ts'

/** The issuer of a home: its gateways take the tokens it makes. */
export function openIssuer(home: string, clock: () => Date): SandboxIssuer {
  return sandboxIssuer(openSecrets(home).issuerKey(), clock)
}
