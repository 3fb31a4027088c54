import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LedgerKeys, migrateLedger, temporaryLedgerKeys } from '@motlan/ledger'
import { createDatabase } from '@motlan/registry-kit'
import { startCluster } from '@motlan/sandbox'

/** A durable PostgreSQL of its own, with a fresh ledger for whoever asks. */
export interface BenchCluster {
  readonly ledger: () => Promise<BenchLedger>
  readonly close: () => Promise<void>
}

/** An empty ledger. */
export interface BenchLedger {
  readonly connection: { readonly connectionString: string }
  readonly owner: { readonly connectionString: string }
  readonly keys: LedgerKeys
}

/** Starts the cluster. It is durable: a ledger that need not reach the disk proves nothing. */
export async function openBenchCluster(): Promise<BenchCluster> {
  const home = mkdtempSync(join(tmpdir(), 'motlan-bench-'))
  const cluster = await startCluster({ home })
  let made = 0
  return {
    ledger: async () => {
      const { ownerUrl, appUrl } = await createDatabase(cluster.adminUrl, {
        name: `ledger_${++made}`,
        ownerPassword: 'bench',
        appPassword: 'bench',
        appMay: ['select', 'insert'],
      })
      const owner = { connectionString: ownerUrl }
      await migrateLedger(owner, new URL(appUrl).username)
      return { owner, connection: { connectionString: appUrl }, keys: temporaryLedgerKeys() }
    },
    close: async () => {
      await cluster.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
