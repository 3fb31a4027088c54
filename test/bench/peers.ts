import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Installs what Motlan is measured against, where it is not there yet: a folder with its own lockfile outside the workspace. */
export function installPeers(): void {
  const folder = fileURLToPath(new URL('./peers/', import.meta.url))
  // The file is our own: an object with dependencies.
  const { dependencies } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as {
    dependencies: Record<string, string>
  }
  const missing = Object.keys(dependencies).some(
    (name) => !existsSync(`${folder}node_modules/${name}`),
  )
  if (!missing) return
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' })
}
