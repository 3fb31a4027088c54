import { createDatabase, dropDatabase } from '@motlan/registry-kit'
import { registryNames } from '@motlan/sandbox/home'
import pg from 'pg'

/** Databases of one sandbox in a cluster that somebody else runs: so that they outlive its death, and can be looked into. */
export interface CaseDatabases {
  /** What a sandbox is started with. */
  readonly environment: Readonly<Record<string, string>>
  /** With the role that owns it, `population` or `exchange`. */
  readonly sql: Sql
  readonly drop: () => Promise<void>
}

export type Sql = <Row extends pg.QueryResultRow>(
  database: string,
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Row[]>

/** Makes them, empty. */
export async function caseDatabases(adminUrl: string, prefix: string): Promise<CaseDatabases> {
  const environment: Record<string, string> = {}
  const pools = new Map<string, pg.Pool>()
  const names = [...registryNames, 'exchange']
  for (const name of names) {
    const { ownerUrl, appUrl } = await createDatabase(adminUrl, {
      name: `${prefix}_${name}`,
      ownerPassword: prefix,
      appPassword: prefix,
      appMay: name === 'exchange' ? ['select', 'insert'] : ['select'],
    })
    environment[`DATABASE_OWNER_URL_${name.toUpperCase()}`] = ownerUrl
    environment[`DATABASE_URL_${name.toUpperCase()}`] = appUrl
    const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
    pool.on('error', () => undefined)
    pools.set(name, pool)
  }
  return {
    environment,
    sql: async <Row extends pg.QueryResultRow>(
      database: string,
      text: string,
      values: readonly unknown[] = [],
    ) => {
      const found = await pools.get(database)?.query<Row>(text, [...values])
      return found?.rows ?? []
    },
    drop: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.end()))
      for (const name of names) await dropDatabase(adminUrl, `${prefix}_${name}`)
    },
  }
}
