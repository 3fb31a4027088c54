import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { createDatabase, dropDatabase } from './create-database.ts'

/** An exchange database of its own for one test file; gone after `drop`. */
export interface TestExchange {
  readonly ownerUrl: string
  readonly appUrl: string
  /** With every right: to look into the tables, and to do harm. */
  readonly admin: pg.Pool
  /** As the role of a gateway. */
  readonly app: pg.Pool
  /** Ends every connection of the gateway, as a crash of PostgreSQL would. */
  readonly cut: () => Promise<void>
  readonly drop: () => Promise<void>
}

/** Brings one part of the exchange database up to date, for a role. */
type MigratePart = (owner: pg.ClientConfig, role: string) => Promise<void>

/** Makes an exchange database with these parts in the cluster that `inject('postgres')` names. */
export async function testExchange(
  adminUrl: string,
  ...parts: readonly MigratePart[]
): Promise<TestExchange> {
  const name = `exchange_${randomBytes(6).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  const role = `${name}_app`
  const { ownerUrl, appUrl } = await createDatabase(adminUrl, {
    name,
    ownerPassword: password,
    appPassword: password,
    appMay: ['select', 'insert'],
  })
  for (const migrate of parts) await migrate({ connectionString: ownerUrl }, role)
  const adminHere = new URL(adminUrl)
  adminHere.pathname = name
  const [admin, app] = [poolOf(adminHere.href, 2), poolOf(appUrl, 4)]
  return {
    ownerUrl,
    appUrl,
    admin,
    app,
    cut: async () => {
      const ofRole = 'select pg_terminate_backend(pid) from pg_stat_activity where usename = $1'
      await admin.query(ofRole, [role])
    },
    drop: async () => {
      await Promise.all([admin.end(), app.end()])
      await dropDatabase(adminUrl, name)
    },
  }
}

/** A connection that is cut is an error of the statement on it, and of no test. */
function poolOf(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
