import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startCluster } from '@motlan/sandbox'
import { type CaseClient, caseClient } from '../../cases/case-client.ts'
import { caseDatabases, type Sql } from '../../cases/databases.ts'
import type { Tokens } from '../../cases/play.ts'
import { startMotlan } from '../../cases/running.ts'
import { killPostgres } from '../kill-postgres.ts'

/** A sandbox whose processes can be killed one by one, each of them coming back where it was. */
export interface Killable {
  readonly sql: Sql
  readonly tokens: Tokens
  readonly client: () => CaseClient
  readonly killGateway: () => Promise<void>
  readonly killPostgres: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Starts PostgreSQL, durable, and a sandbox of so many citizens over it. */
export async function openKillable(citizens: number): Promise<Killable> {
  const folder = mkdtempSync(join(tmpdir(), 'motlan-bench-cases-'))
  const home = join(folder, 'cluster')
  let cluster = await startCluster({ home })
  const databases = await caseDatabases(cluster.adminUrl, 'bench')
  const start = (flags: readonly string[]) =>
    startMotlan(join(folder, 'home'), flags, databases.environment)
  let sandbox = await start(['--port', '0', '--citizens', String(citizens)])
  const { url, tokens } = sandbox
  const client = caseClient(url)
  return {
    sql: databases.sql,
    tokens,
    client: () => client,
    killGateway: async () => {
      await sandbox.end('SIGKILL')
      sandbox = await patiently(() => start(['--port', new URL(url).port]))
    },
    killPostgres: async () => {
      const { port } = cluster
      await killPostgres(cluster.folder)
      await cluster.stop()
      cluster = await patiently(() => startCluster({ home, port }))
    },
    close: async () => {
      await sandbox.end('SIGTERM')
      await databases.drop()
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** On a machine that has more to do, what has just been killed may take a while to come back. */
async function patiently<Started>(start: () => Promise<Started>): Promise<Started> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start()
    } catch (error) {
      if (attempt === 10) throw error
      await pause(1_000)
    }
  }
}
