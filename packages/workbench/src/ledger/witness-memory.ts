import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Witnessed, WitnessOptions } from '@motlan/ledger'

/** The key of a witness and what it has signed, in a folder; the key is made where there is none. */
export function witnessMemory(
  folder: string,
): Pick<WitnessOptions, 'seen' | 'remember'> & { readonly key: KeyObject } {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'witnessed.json')
  const known = new Map<string, Witnessed>()
  for (const each of existsSync(file) ? readWitnessed(file) : []) known.set(each.origin, each)
  return {
    key: keyIn(join(folder, 'witness.pem')),
    seen: (origin) => known.get(origin),
    remember: (witnessed) => {
      known.set(witnessed.origin, witnessed)
      writeDurably(file, `${JSON.stringify([...known.values()], null, 2)}\n`)
    },
  }
}

function readWitnessed(file: string): readonly Witnessed[] {
  return JSON.parse(readFileSync(file, 'utf8')) as readonly Witnessed[] // Written below, and by nobody else.
}

function keyIn(path: string): KeyObject {
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  }
  return createPrivateKey(readFileSync(path))
}

/** The old file or the new one, whatever happens. */
function writeDurably(path: string, text: string): void {
  const beside = `${path}.new`
  writeFileSync(beside, text, { mode: 0o600, flush: true })
  renameSync(beside, path)
  const folder = openSync(join(path, '..'), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
