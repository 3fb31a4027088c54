import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { Refusal } from '@motlan/kernel'
import { type KeyText, keyedText, sealingKey } from './keyed.ts'

/** What a ledger has to keep outside its database. */
export interface LedgerKeys {
  /** 32 bytes: without them nobody can tell whom an entry is about. */
  readonly master: Uint8Array
  /** Ed25519. The first signs checkpoints; the others did before, and hand over once. */
  readonly signers: readonly [KeyObject, ...KeyObject[]]
}

/** The keys that follow from the master, one per use. */
export interface DerivedKeys {
  /** Where the key of a subject is found. */
  readonly index: KeyText
  /** Wraps the keys of subjects. */
  readonly wrap: KeyObject
  readonly officer: KeyText
  readonly asked: KeyText
  /** The key of one agency: names of its officers, its case numbers. */
  readonly agency: (agency: string) => KeyObject
}

/** Keys that end with the process: for tests and benches. */
export function temporaryLedgerKeys(): LedgerKeys {
  return { master: randomBytes(32), signers: [generateKeyPairSync('ed25519').privateKey] }
}

/** Derives every key from the master. */
export function derivedKeys({ master }: Pick<LedgerKeys, 'master'>): DerivedKeys {
  if (master.length !== 32) {
    throw new Refusal('CONFIGURATION_INVALID', 'ledger master key', {
      reason: `it has ${master.length} bytes, and not 32`,
      fix: 'write 32 random bytes as base64url',
    })
  }
  const root = Buffer.from(master).toString('base64url')
  const agencies = new Map<string, KeyObject>()
  const derived = (use: string) => keyedText(root, `motlan.org/ledger/v1 ${use}`, 32)
  return {
    index: derived('index'),
    wrap: sealingKey(derived('wrap')),
    officer: derived('officer'),
    asked: derived('asked'),
    agency: (agency) => {
      const known = agencies.get(agency)
      if (known !== undefined) return known
      const key = sealingKey(derived(`agency ${agency}`))
      agencies.set(agency, key)
      return key
    },
  }
}
