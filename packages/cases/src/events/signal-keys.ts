import { createCipheriv, createDecipheriv, createHmac, createSecretKey } from 'node:crypto'
import { Refusal, type Subject } from '@motlan/kernel'
import { type Subscriber, subscriberText } from './subscriber.ts'

/** What makes signals say nothing to anybody but their subscriber. */
export interface SignalKeys {
  /** The name a subject has for one subscriber: always the same one, and another one for every other subscriber. */
  readonly pseudonym: (subscriber: Subscriber, subject: Subject, subjectId: string) => string
  /** The id of the signal that a change is for a subscription, however often it is relayed. */
  readonly signalId: (subscription: string, registry: string, seq: number) => string
  /** A place in the order of signals, so that an agency can name it and learn nothing from it. */
  readonly cursor: (agency: string, position: number) => string
  /** The place an agency names; a refusal where the text is no cursor of this agency. */
  readonly position: (agency: string, cursor: string) => number
}

/** Derives them from 32 secret bytes. */
export function signalKeys(master: Uint8Array): SignalKeys {
  const secret = createSecretKey(master)
  const keyed = (key: Parameters<typeof createHmac>[1], text: string) =>
    createHmac('sha256', key).update(text).digest()
  const derived = (use: string) => createSecretKey(keyed(secret, `motlan.org/signals/v1 ${use}`))
  const [pseudonyms, ids, agencies, cursors] = [
    derived('pseudonym'),
    derived('id'),
    derived('agency'),
    derived('cursor'),
  ]
  const markOf = (agency: string) => keyed(agencies, agency).subarray(0, 8)

  return {
    pseudonym: (subscriber, subject, subjectId) => {
      const own = keyed(pseudonyms, subscriberText(subscriber))
      return short(keyed(own, `${subject} ${subjectId}`))
    },
    signalId: (subscription, registry, seq) =>
      short(keyed(ids, `${subscription} ${registry} ${seq}`)),
    // One block, so that the mode does not matter: a permutation of 128 bits, half of them the agency's mark.
    cursor: (agency, position) => {
      const block = Buffer.alloc(16)
      markOf(agency).copy(block)
      block.writeBigUInt64BE(BigInt(position), 8)
      const cipher = createCipheriv('aes-256-ecb', cursors, null).setAutoPadding(false)
      return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url')
    },
    position: (agency, cursor) => {
      const sealed = Buffer.from(cursor, 'base64url')
      if (sealed.length !== 16) throw noCursor()
      const decipher = createDecipheriv('aes-256-ecb', cursors, null).setAutoPadding(false)
      const block = Buffer.concat([decipher.update(sealed), decipher.final()])
      if (!block.subarray(0, 8).equals(markOf(agency))) throw noCursor()
      return Number(block.readBigUInt64BE(8))
    },
  }
}

function short(bytes: Buffer): string {
  return bytes.subarray(0, 16).toString('base64url')
}

function noCursor(): Refusal {
  return new Refusal('VARIABLES_INVALID', 'after', {
    reason: 'this is no cursor that was given to this agency',
    fix: 'hand back the cursor of a signal or page as it was given, or none to begin with the oldest signal kept',
  })
}
