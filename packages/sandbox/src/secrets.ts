import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '@motlan/kernel'
import type { LedgerKeys } from '@motlan/ledger'
import { grantKeyFrom } from '@motlan/registry-kit'
import { folderRefusal, makeFolder } from './folder.ts'

/** What only this home knows. Every secret is a file of its own that only its owner may read. */
export interface Secrets {
  /** The password of a database role: `motlan_population_app`. */
  readonly rolePassword: (role: string) => string
  /** The key that the gateway and one registry share. */
  readonly grantKey: (registry: string) => Uint8Array
  /** The Ed25519 key that the sandbox signs tokens with. */
  readonly issuerKey: () => KeyObject
  /** What opens the ledger and signs its checkpoints; keys that signed before are files of their own. */
  readonly ledgerKeys: () => LedgerKeys
  /** What pseudonyms and cursors of signals follow from. */
  readonly signalKey: () => Uint8Array
}

/** The secrets of a home; one that is asked for the first time is made. */
export function openSecrets(home: string): Secrets {
  const folder = join(home, 'secrets')
  makeFolder(folder, 0o700)
  const text = (name: string) =>
    secretText(join(folder, name), () => randomBytes(32).toString('base64url'))
  return {
    rolePassword: (role) => text(`role-${role}`),
    grantKey: (registry) => grantKeyFrom(text(`grant-${registry}`), `grant-${registry}`),
    issuerKey: () => signingKey(folder, 'issuer.pem'),
    signalKey: () => grantKeyFrom(text('signals'), 'signals'),
    ledgerKeys: () => ({
      master: grantKeyFrom(text('ledger-master'), 'ledger-master'),
      signers: [
        signingKey(folder, 'ledger-signer.pem'),
        ...readdirSync(folder)
          .filter((name) => /^ledger-signer\..+\.pem$/.test(name))
          .map((name) => signingKey(folder, name)),
      ],
    }),
  }
}

function signingKey(folder: string, name: string): KeyObject {
  const pem = () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
  return signingKeyFrom(
    secretText(join(folder, name), () => String(pem())),
    name,
  )
}

function signingKeyFrom(pem: string, subject: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch (cause) {
    throw new Refusal('CONFIGURATION_INVALID', subject, {
      reason: 'this is not a private key in PEM form',
      fix: 'remove the file; a new key is made, and what was signed with the old one stops counting',
      cause,
    })
  }
}

/** INVARIANT: the flag `wx` lets one process win where two make the same secret; the other reads what the winner wrote. */
function secretText(path: string, make: () => string): string {
  const known = read(path)
  if (known !== undefined) return known
  try {
    writeFileSync(path, `${make().trim()}\n`, { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'))
      throw folderRefusal(path, cause)
  }
  return read(path) ?? secretText(path, make)
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim() || undefined
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw folderRefusal(path, cause)
  }
}
