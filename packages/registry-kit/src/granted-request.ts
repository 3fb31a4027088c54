import { randomUUID } from 'node:crypto'
import {
  digest,
  digestVariables,
  type Grant,
  type JsonObject,
  type RegistryRequest,
  signGrant,
} from '@motlan/kernel'

/** What a test asks of a registry; the grant can be spoilt before it is sealed. */
export interface TestRequest {
  readonly registry: string
  readonly operation: string
  readonly attributes: readonly string[]
  readonly variables?: JsonObject
  readonly key: Uint8Array
  readonly now: Date
  readonly spoilt?: Partial<Grant>
}

/** A request as a gateway sends it, for tests and benches: with a grant that names these attributes. */
export function grantedRequest(request: TestRequest): RegistryRequest {
  const { registry, operation, attributes, variables = {}, key, now, spoilt } = request
  const issuedAt = Math.floor(now.getTime() / 1000)
  const requestId = randomUUID()
  const grant: Grant = {
    requestId,
    agency: 'test-agency',
    purpose: 'test',
    policy: 'test',
    audience: registry,
    attributes,
    document: digest(operation),
    variables: digestVariables(variables),
    issuedAt,
    expiresAt: issuedAt + 30,
    nonce: randomUUID(),
    ...spoilt,
  }
  return {
    registry,
    operation,
    variables,
    grant: signGrant(grant, key),
    requestId,
    signal: new AbortController().signal,
  }
}
