import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cluster, startCluster } from './cluster.ts'
import { lockHome } from './home-lock.ts'
import { abandonPostgres } from './postmaster.ts'

const prefix = 'motlan-throwaway-'

/** A cluster without durability in the folder for temporary files, removed when it stops; for tests and benches. */
export async function throwawayCluster(): Promise<Cluster> {
  sweep()
  const home = mkdtempSync(join(tmpdir(), prefix))
  const lock = lockHome(home)
  const cluster = await startCluster({ home, durable: false })
  const stop = async () => {
    await cluster.stop()
    lock.release()
    rmSync(home, { recursive: true, force: true })
  }
  return { ...cluster, stop }
}

/** Ends and removes what runs before us left when they were killed: a folder whose lock can be taken has no master. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const home = join(tmpdir(), name)
    try {
      if (!existsSync(join(home, 'lock'))) continue
      lockHome(home)
      abandonPostgres(join(home, 'postgres', 'data'))
      rmSync(home, { recursive: true, force: true })
    } catch {
      // It is in use, or another user's: neither is ours to sweep.
    }
  }
}
