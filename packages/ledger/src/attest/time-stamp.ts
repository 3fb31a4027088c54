import type { Hash } from '../tree/hash.ts'

/** A question to an RFC 3161 authority: DER, for `application/timestamp-query`. */
export function timeStampQuery(hash: Hash, nonce: Buffer): Buffer {
  const algorithm = der(0x30, sha256, Buffer.of(0x05, 0x00))
  return der(
    0x30,
    der(0x02, Buffer.of(1)),
    der(0x30, algorithm, der(0x04, Buffer.from(hash, 'latin1'))),
    positive(nonce),
    // Its certificate is to come along: whoever checks the stamp in ten years has nobody to ask.
    der(0x01, Buffer.of(0xff)),
  )
}

/**
 * Whether an answer grants the stamp that was asked for: this hash, under this nonce. Who signed it is for whoever
 * trusts the authority to check: `openssl ts -verify`.
 */
export function isStampFor(answer: Buffer, hash: Hash, nonce: Buffer): boolean {
  const status = contentOf(contentOf(answer, 0x30), 0x30)
  const granted = status && contentOf(status, 0x02)
  const isGranted = granted?.length === 1 && (granted[0] ?? 2) <= 1
  const said = [der(0x04, Buffer.from(hash, 'latin1')), positive(nonce)]
  return isGranted && said.every((piece) => answer.includes(piece))
}

/** The object identifier of SHA-256. */
const sha256 = Buffer.from('0609608648016503040201', 'hex')

function positive(bytes: Buffer): Buffer {
  const from = bytes.findIndex((byte) => byte !== 0)
  const short = from < 0 ? Buffer.of(0) : bytes.subarray(from)
  const needsSign = (short[0] ?? 0) >= 0x80
  return der(0x02, ...(needsSign ? [Buffer.of(0)] : []), short)
}

/** One element. Everything we write is shorter than 128 bytes. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.of(tag, content.length), content])
}

/** What is inside the first element; undefined where it is another, or not whole. */
function contentOf(bytes: Buffer | undefined, tag: number): Buffer | undefined {
  const [first, length = 0] = bytes ?? []
  if (!bytes || first !== tag) return undefined
  const more = length < 0x80 ? 0 : length & 0x7f
  if (more > 4 || bytes.length < 2 + more) return undefined
  const size = more === 0 ? length : bytes.readUIntBE(2, more)
  const content = bytes.subarray(2 + more, 2 + more + size)
  return content.length === size ? content : undefined
}
