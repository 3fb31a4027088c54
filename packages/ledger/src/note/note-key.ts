import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { Refusal } from '@motlan/kernel'
import type { NoteSigner, NoteVerifier } from './signed-note.ts'

/** What a key signs: notes of a log, or cosignatures of a witness. */
export type KeyUse = 'log' | 'witness'

/** The byte C2SP gives to each kind of Ed25519 signature. */
const types: Readonly<Record<KeyUse, number>> = { log: 0x01, witness: 0x04 }

/** Signs notes under a name. */
export function noteSigner(name: string, privateKey: KeyObject): NoteSigner {
  const key = rawKey(createPublicKey(privateKey))
  return {
    name,
    keyId: keyIdOf(name, 'log', key),
    sign: (text) => sign(null, Buffer.from(text), privateKey),
  }
}

/** A verifier key as C2SP writes it: `name+0a1b2c3d+base64`. It is public. */
export function verifierKey(name: string, key: KeyObject, use: KeyUse = 'log'): string {
  const raw = rawKey(key.type === 'private' ? createPublicKey(key) : key)
  const encoded = Buffer.concat([Buffer.of(types[use]), raw]).toString('base64')
  return `${name}+${keyIdOf(name, use, raw).toString('hex')}+${encoded}`
}

/** Checks the signatures of the key a verifier key names. */
export function noteVerifier(text: string): NoteVerifier {
  const { name, keyId, key } = readVerifierKey(text, 'log')
  return {
    name,
    keyId,
    verify: (signed, signature) => verify(null, Buffer.from(signed), key, signature),
  }
}

/** Reads a verifier key, or says in one sentence what is wrong with it. */
export function readVerifierKey(
  text: string,
  use: KeyUse,
): { readonly name: string; readonly keyId: Buffer; readonly key: KeyObject } {
  const [, name = '', id = '', encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? []
  const bytes = Buffer.from(encoded, 'base64')
  const raw = bytes.subarray(1)
  const isKey = bytes[0] === types[use] && raw.length === 32
  if (!isKey || keyIdOf(name, use, raw).toString('hex') !== id) {
    throw new Refusal('CONFIGURATION_INVALID', 'verifier key', {
      reason: `this is not the Ed25519 verifier key of a ${use}`,
      fix: 'write it as C2SP does: name, eight hexadecimal digits and base64, joined by +',
    })
  }
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }
  return { name, keyId: Buffer.from(id, 'hex'), key: createPublicKey({ key: jwk, format: 'jwk' }) }
}

/** The first four bytes of the hash of name, kind and key. */
export function keyIdOf(name: string, use: KeyUse, raw: Buffer): Buffer {
  const text = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(types[use]), raw])
  return createHash('sha256').update(text).digest().subarray(0, 4)
}

/** The 32 bytes of an Ed25519 public key. */
export function rawKey(key: KeyObject): Buffer {
  const { crv, x } = key.export({ format: 'jwk' })
  if (crv === 'Ed25519' && x) return Buffer.from(x, 'base64url')
  throw new Refusal('CONFIGURATION_INVALID', 'ledger key', {
    reason: 'the key is not an Ed25519 key',
    fix: 'make one with openssl genpkey -algorithm ed25519',
  })
}
