import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrateCases } from '../../src/migrate-cases.ts'

/** An exchange database of its own for one test file. */
export interface Exchange {
  readonly connection: pg.ClientConfig
  /** As the role of a gateway. */
  readonly pool: pg.Pool
  /** Ends every connection of the gateway's role, as a crash would. */
  readonly cut: () => Promise<void>
  readonly drop: () => Promise<void>
}

export async function makeExchange(adminUrl: string): Promise<Exchange> {
  const name = `events_${randomBytes(6).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  const admin = new pg.Pool({ connectionString: adminUrl, max: 1 })
  await admin.query(`create database ${name}`)
  await admin.query(`create role ${name}_app login password '${password}'`)
  const url = new URL(adminUrl)
  url.pathname = name
  await migrateCases({ connectionString: url.href }, `${name}_app`)
  url.username = `${name}_app`
  url.password = password
  const connection = { connectionString: url.href }
  const pool = new pg.Pool({ ...connection, max: 4 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    connection,
    pool,
    cut: async () => {
      await admin.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where usename = $1',
        [`${name}_app`],
      )
    },
    drop: async () => {
      await pool.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.query(`drop role ${name}_app`)
      await admin.end()
    },
  }
}
