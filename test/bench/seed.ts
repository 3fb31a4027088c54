import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createDatabase } from '@motlan/registry-kit'
import { registryModules, startCluster } from '@motlan/sandbox'
import { buildCountry } from '@motlan/seed'
import { writeResult } from './result.ts'

/** `pnpm bench seed`: how long a country takes in all five registries, and how much memory this process takes for it. */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { citizens: { type: 'string', default: '10000,102000,1000000' } },
  })
  const sizes = values.citizens.split(',').map(Number)
  const countries = []
  for (const citizens of sizes) countries.push(await built(citizens))
  writeResult('seed', `pnpm bench seed --citizens ${values.citizens}`, { countries })
}

async function built(citizens: number) {
  const home = mkdtempSync(join(tmpdir(), 'motlan-bench-'))
  const cluster = await startCluster({ home })
  try {
    const databases: Record<string, string> = {}
    for (const { name, migrate } of registryModules) {
      const request = { name: `motlan_${name}`, ownerPassword: 'bench', appPassword: 'bench' }
      const { ownerUrl } = await createDatabase(cluster.adminUrl, request)
      await migrate(ownerUrl)
      databases[name] = ownerUrl
    }
    let memory = 0
    const { rows, milliseconds } = await buildCountry({
      databases,
      citizens,
      seed: 1,
      onProgress: () => {
        memory = Math.max(memory, process.memoryUsage.rss())
      },
    })
    const seconds = milliseconds / 1000
    const found = {
      citizens,
      rows,
      seconds: Number(seconds.toFixed(1)),
      citizensPerSecond: Math.round(citizens / seconds),
      rowsPerSecond: Math.round(rows / seconds),
      peakMiB: Math.round(memory / 2 ** 20),
    }
    console.log(found)
    return found
  } finally {
    await cluster.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
