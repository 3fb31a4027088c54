import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { keyIdOf, rawKey, readVerifierKey } from './note-key.ts'
import { type Note, signatureLine } from './signed-note.ts'

/** A witness: its name, and the key it signs with. */
export interface Cosigner {
  readonly name: string
  readonly key: KeyObject
}

/** The line with which a witness says: at this time, this was the largest tree of this log I have seen. C2SP tlog-cosignature, Ed25519. */
export function cosign(text: string, { name, key }: Cosigner, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(seconds))
  const signature = sign(null, Buffer.from(cosigned(text, seconds)), key)
  const keyId = keyIdOf(name, 'witness', rawKey(createPublicKey(key)))
  return signatureLine({ name, keyId }, Buffer.concat([time, signature]))
}

/** When the witness of this verifier key cosigned the note; undefined where it did not, or wrongly. */
export function cosignedAt({ text, signatures }: Note, witness: string): Date | undefined {
  const { name, keyId, key } = readVerifierKey(witness, 'witness')
  for (const { name: signer, keyId: id, signature } of signatures) {
    if (signer !== name || !id.equals(keyId) || signature.length !== 72) continue
    const seconds = Number(signature.readBigUInt64BE())
    if (verify(null, Buffer.from(cosigned(text, seconds)), key, signature.subarray(8))) {
      return new Date(seconds * 1000)
    }
  }
  return undefined
}

function cosigned(text: string, seconds: number): string {
  return `cosignature/v1\ntime ${seconds}\n${text}`
}
