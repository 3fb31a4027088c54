import { Refusal } from '@motlan/kernel'

/** A grant key as configuration carries it: base64url of at least 32 bytes. */
export function grantKeyFrom(text: string, setting: string): Uint8Array {
  const key = Buffer.from(text, 'base64url')
  if (key.length >= 32) return key
  throw new Refusal('CONFIGURATION_INVALID', setting, {
    reason: 'a grant key has at least 32 bytes',
    fix: 'make one with: openssl rand -base64 32',
  })
}
