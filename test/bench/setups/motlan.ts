import { createPrivateKey, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { createGateway, gatewayServer } from '@motlan/gateway'
import type { Transport } from '@motlan/kernel'
import { type Ledger, type LedgerKeys, openLedger, temporaryLedgerKeys } from '@motlan/ledger'
import type { Policy } from '@motlan/policy'
import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose'
import pino from 'pino'

/** What a measured gateway is made of. */
export interface MeasuredGateway {
  readonly supergraphSdl: string
  readonly publicSdl: string
  readonly transports: Readonly<Record<string, Transport>>
  readonly grantKeys: Readonly<Record<string, Uint8Array>>
  readonly policy: Policy
  /** Without an address nothing is recorded. */
  readonly exchangeUrl?: string
  readonly ledgerKeys?: WrittenKeys
}

/** Keys of a ledger as text: the master as base64url, the signer as PEM. */
export interface WrittenKeys {
  readonly master: string
  readonly signer: string
}

/** The keys in their texts. */
export function readKeys({ master, signer }: WrittenKeys): LedgerKeys {
  return { master: Buffer.from(master, 'base64url'), signers: [createPrivateKey(signer)] }
}

const issuer = 'https://bench.invalid'

/** Motlan's gateway as it is served, over HTTP, with the headers an agency sends. */
export async function motlan(options: MeasuredGateway) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const jwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(jwk)
  const logger = pino({ level: 'silent' })
  const gateway = createGateway({
    ...options,
    policy: () => options.policy,
    ledger: options.exchangeUrl
      ? openLedger({
          connection: { connectionString: options.exchangeUrl },
          keys: options.ledgerKeys ? readKeys(options.ledgerKeys) : temporaryLedgerKeys(),
        })
      : nothingRecorded,
    identity: { issuers: [{ issuer, keys: { keys: [{ ...jwk, kid, alg: 'EdDSA' }] } }] },
    clock: () => new Date(),
    newId: randomUUID,
    logger,
  })
  const { listener } = gatewayServer({
    gateway,
    logger,
    newId: randomUUID,
    ready: async () => ({}),
  })
  const token = await new SignJWT({ agency: 'bench', scope: 'lookup' })
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setIssuer(issuer)
    .setAudience('motlan-gateway')
    .setSubject('officer')
    .setIssuedAt()
    .setExpirationTime('2h')
    .sign(privateKey)
  return {
    server: createServer(listener),
    headers: { authorization: `Bearer ${token}`, 'motlan-purpose': 'bench' },
  }
}

/** Fresh keys, one per registry. */
export function freshKeys(names: readonly string[]): Readonly<Record<string, Uint8Array>> {
  return Object.fromEntries(names.map((name) => [name, randomBytes(32)]))
}

const nothingRecorded: Ledger = { append: async () => {}, close: async () => {} }
