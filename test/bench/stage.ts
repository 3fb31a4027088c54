import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateLedger } from '@motlan/ledger'
import { createDatabase, type DatabaseUrls } from '@motlan/registry-kit'
import { registryModules, startCluster } from '@motlan/sandbox'
import { buildCountry } from '@motlan/seed'
import pg from 'pg'
import { killPostgres } from './kill-postgres.ts'

/** A country on a durable PostgreSQL of its own, to be measured against. */
export interface Stage {
  /** Addresses with the roles that look up, by registry. */
  readonly appUrls: Readonly<Record<string, string>>
  readonly ownerUrls: Readonly<Record<string, string>>
  readonly exchangeUrl: string
  /** Citizens of the country, spread evenly over it. */
  readonly sample: readonly string[]
  /** Ends every process of PostgreSQL with `kill -9`; returns when they are gone. */
  readonly crash: () => Promise<void>
  /** Starts it again where it was, under the same address. */
  readonly recover: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Builds a country of so many citizens. The cluster is durable: a ledger that need not reach the disk proves nothing. */
export async function openStage(citizens: number): Promise<Stage> {
  const home = mkdtempSync(join(tmpdir(), 'motlan-bench-'))
  // Ten set-ups stand beside each other, each with its own connections.
  const settings = { max_connections: '600' }
  let cluster = await startCluster({ home, settings })
  const database = (
    name: string,
    appMay: readonly ('select' | 'insert')[],
  ): Promise<DatabaseUrls> =>
    createDatabase(cluster.adminUrl, {
      name: `motlan_${name}`,
      ownerPassword: 'bench',
      appPassword: 'bench',
      appMay,
    })
  const owners: Record<string, string> = {}
  const apps: Record<string, string> = {}
  for (const { name, migrate } of registryModules) {
    const { ownerUrl, appUrl } = await database(name, ['select'])
    await migrate(ownerUrl)
    owners[name] = ownerUrl
    apps[name] = appUrl
  }
  const exchange = await database('exchange', ['select', 'insert'])
  await migrateLedger({ connectionString: exchange.ownerUrl }, new URL(exchange.appUrl).username)
  await buildCountry({ databases: owners, citizens, seed: 1 })
  return {
    appUrls: apps,
    ownerUrls: owners,
    exchangeUrl: exchange.appUrl,
    sample: await sampleOf(owners.population ?? ''),
    crash: async () => {
      await killPostgres(cluster.folder)
      await cluster.stop()
    },
    recover: async () => {
      const { port } = cluster
      cluster = await startCluster({ home, port, settings })
      if (cluster.port !== port) throw new Error('PostgreSQL came back under another port')
    },
    close: async () => {
      await cluster.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function sampleOf(url: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ citizen_id: string }>(
    'select citizen_id from citizen where date_of_death is null order by md5(citizen_id) limit 2000',
  )
  await client.end()
  return rows.map(({ citizen_id }) => citizen_id)
}
