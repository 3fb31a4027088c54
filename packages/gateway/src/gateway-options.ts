import type { Transport } from '@motlan/kernel'
import type { Ledger } from '@motlan/ledger'
import type { Logger } from 'pino'
import type { Companion } from './companion.ts'
import type { FactSource } from './facts.ts'
import type { Limits } from './limits.ts'
import type { PolicyInForce } from './policy-in-force.ts'
import type { IdentityOptions } from './verify-token.ts'

/** Everything a gateway works with. It knows registries as SDL and transports, and in no other way. */
export interface GatewayOptions {
  readonly supergraphSdl: string
  /** What the composer shows to clients. */
  readonly publicSdl: string
  /** How each registry is reached, by the name it has in the supergraph. */
  readonly transports: Readonly<Record<string, Transport>>
  /** The key the gateway shares with each registry. */
  readonly grantKeys: Readonly<Record<string, Uint8Array>>
  /** The policy in force: asked once per request, so that it can be exchanged between two requests. */
  readonly policy: () => PolicyInForce
  readonly ledger: Ledger
  readonly identity: IdentityOptions
  /** Parts of the public schema that are answered beside the registries. */
  readonly companions?: readonly Companion[]
  /** Where facts are found that no registry holds; without it none of them holds. */
  readonly facts?: FactSource
  readonly clock: () => Date
  /** A fresh id, for a request or for the nonce of a grant: never the same twice. */
  readonly newId: () => string
  readonly logger: Logger
  readonly limits?: Partial<Limits>
  readonly timeouts?: Partial<Timeouts>
}

/** Milliseconds somebody else may take. */
export interface Timeouts {
  /** One fetch from one registry. */
  readonly fetch: number
  /** Making one look-up durable. */
  readonly ledger: number
}

/** Generous for a database that is well, short for a client that waits. */
export const defaultTimeouts: Timeouts = { fetch: 5_000, ledger: 5_000 }
