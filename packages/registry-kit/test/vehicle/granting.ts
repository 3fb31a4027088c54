import type { Grant, JsonObject, RegistryRequest } from '@motlan/kernel'
import { grantedRequest } from '../../src/testing.ts'

/** The key that the tests share with the vehicle registry. */
export const grantKey = new TextEncoder().encode('only for tests, 32 bytes of key!')

/** The moment of all tests: 03:00 on 21 November 2026 in Việt Nam. */
export const moment = new Date('2026-11-20T20:00:00Z')

/** A request to the vehicle registry, with a grant that can be spoilt before it is sealed. */
export function granted(
  operation: string,
  attributes: readonly string[],
  variables: JsonObject = {},
  spoilt: Partial<Grant> = {},
  key: Uint8Array = grantKey,
): RegistryRequest {
  return grantedRequest({
    registry: 'vehicle',
    operation,
    attributes,
    variables,
    key,
    now: moment,
    spoilt,
  })
}
