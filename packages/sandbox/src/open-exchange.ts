import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '@motlan/kernel'
import type { LedgerKeys } from '@motlan/ledger'
import { startCluster } from './cluster.ts'
import { lockHome } from './home-lock.ts'
import { runningIn } from './running.ts'
import { openSecrets, type Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'

/** The exchange database of a home, for whoever works on the ledger beside a running gateway or without one. */
export interface OpenExchange {
  /** With the role that owns the tables. */
  readonly owner: { readonly connectionString: string }
  /** With the role of a gateway. */
  readonly app: { readonly connectionString: string }
  readonly keys: LedgerKeys
  readonly close: () => Promise<void>
}

const database = 'motlan_exchange'

/**
 * Opens it where it is: in the PostgreSQL that is named, in the embedded one of the sandbox that runs, or in the embedded
 * one started for as long as it is needed.
 */
export async function openExchange({ home, exchange }: Settings): Promise<OpenExchange> {
  if (!existsSync(home)) throw nothingThere(home)
  const secrets = openSecrets(home)
  const keys = secrets.ledgerKeys()
  if (exchange) {
    const { ownerUrl, appUrl = ownerUrl } = exchange
    const [owner, app] = [ownerUrl, appUrl].map((connectionString) => ({ connectionString }))
    if (owner && app) return { owner, app, keys, close: async () => {} }
  }
  const running = runningIn(home)
  if (running?.databases !== undefined) {
    return { ...embedded(running.databases, secrets), keys, close: async () => {} }
  }
  if (!existsSync(join(home, 'secrets', 'postgres-admin'))) throw nothingThere(home)
  const lock = lockHome(home)
  try {
    const cluster = await startCluster({ home })
    const close = async () => {
      await cluster.stop()
      lock.release()
    }
    return { ...embedded(`127.0.0.1:${cluster.port}`, secrets), keys, close }
  } catch (cause) {
    lock.release()
    throw cause
  }
}

function embedded(host: string, secrets: Secrets): Pick<OpenExchange, 'owner' | 'app'> {
  const as = (role: string) => ({
    connectionString: `postgres://${role}:${encodeURIComponent(secrets.rolePassword(role))}@${host}/${database}`,
  })
  return { owner: as(`${database}_owner`), app: as(`${database}_app`) }
}

function nothingThere(home: string): Refusal {
  return new Refusal('FOLDER_UNUSABLE', home, {
    reason: 'there is no sandbox in this folder, and so neither ledger nor policy versions',
    fix: 'start one with pnpm start, or name another folder with MOTLAN_HOME',
  })
}
