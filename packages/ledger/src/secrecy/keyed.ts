import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

/** A key as it goes into a hash: base64url text of its bytes. */
export type KeyText = string

const tagLength = 16
const ivLength = 12

/** The first bytes of SHAKE256 over key, line feed and text, one character each. */
export function keyed(key: KeyText, text: string, bytes: number): string {
  return shake(`${key}\n${text}`, bytes, 'binary')
}

/** The same as base64url text. */
export function keyedText(key: KeyText, text: string, bytes: number): string {
  return shake(`${key}\n${text}`, bytes, 'base64url')
}

/** A key as it goes into a cipher. Made once: what a cipher costs is mostly the making of its key. */
export function sealingKey(key: KeyText): KeyObject {
  return createSecretKey(Buffer.from(key, 'base64url'))
}

/** AES-256-GCM: initialisation vector, what is hidden, tag. `bound` has to be the same when it is opened. */
export function seal(
  key: KeyObject,
  text: string,
  bound: string,
  iv = randomBytes(ivLength),
): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(bound, 'latin1'))
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** What `seal` has hidden; undefined under another key or bound to something else. */
export function unseal(key: KeyObject, sealed: Buffer, bound: string): string | undefined {
  if (sealed.length < ivLength + tagLength) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivLength), {
    authTagLength: tagLength,
  })
  decipher.setAAD(Buffer.from(bound, 'latin1'))
  decipher.setAuthTag(sealed.subarray(-tagLength))
  try {
    const text = decipher.update(sealed.subarray(ivLength, -tagLength), undefined, 'utf8')
    return text + decipher.final('utf8')
  } catch {
    return undefined
  }
}

function shake(text: string, outputLength: number, outputEncoding: 'binary' | 'base64url'): string {
  return hash('shake256', text, { outputEncoding, outputLength })
}
