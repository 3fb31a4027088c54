import { randomUUID } from 'node:crypto'
import {
  digest,
  digestVariables,
  type Grant,
  type JsonObject,
  type RegistryRequest,
  signGrant,
} from '@motlan/kernel'

/** The key that the tests share with the vehicle registry. */
export const grantKey = new TextEncoder().encode('only for tests, 32 bytes of key!')

/** The moment of all tests: 03:00 on 21 November 2026 in Việt Nam. */
export const moment = new Date('2026-11-20T20:00:00Z')

/** A request as a gateway sends it, with a grant that can be spoilt before it is sealed. */
export function granted(
  operation: string,
  attributes: readonly string[],
  variables: JsonObject = {},
  spoilt: Partial<Grant> = {},
  key: Uint8Array = grantKey,
): RegistryRequest {
  const issuedAt = moment.getTime() / 1000
  const requestId = randomUUID()
  const grant: Grant = {
    requestId,
    agency: 'traffic-police',
    purpose: '1.002207',
    policy: 'test',
    audience: 'vehicle',
    attributes,
    document: digest(operation),
    variables: digestVariables(variables),
    issuedAt,
    expiresAt: issuedAt + 30,
    nonce: randomUUID(),
    ...spoilt,
  }
  const signal = new AbortController().signal
  return {
    registry: 'vehicle',
    operation,
    variables,
    grant: signGrant(grant, key),
    requestId,
    signal,
  }
}
