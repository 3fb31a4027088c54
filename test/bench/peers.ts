import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Installs what Motlan is measured against, where it is not there yet: a folder with its own lockfile outside the workspace. */
export function installPeers(): void {
  const folder = fileURLToPath(new URL('./peers/', import.meta.url))
  if (existsSync(`${folder}node_modules/autocannon`)) return
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' })
}
