import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type LedgerKeys, migrateLedger, temporaryLedgerKeys } from '../src/index.ts'

/** An exchange database of its own for one test file. */
export interface Exchange {
  /** As the role a gateway has: insert and select. */
  readonly app: pg.ClientConfig
  /** As the owner: to look into the record, and to do harm. */
  readonly owner: pg.Pool
  /** What opens it: a master and a signer of its own. */
  readonly keys: LedgerKeys
  readonly drop: () => Promise<void>
}

export async function makeExchange(adminUrl: string): Promise<Exchange> {
  const name = `ledger_${randomBytes(6).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  const admin = new pg.Pool({ connectionString: adminUrl, max: 1 })
  await admin.query(`create database ${name}`)
  await admin.query(`create role ${name}_app login password '${password}'`)
  const url = new URL(adminUrl)
  url.pathname = name
  const owner = new pg.Pool({ connectionString: url.href, max: 2 })
  owner.on('error', () => undefined)
  owner.on('connect', (client) => client.on('error', () => undefined))
  await migrateLedger({ connectionString: url.href }, `${name}_app`)
  url.username = `${name}_app`
  url.password = password
  return {
    app: { connectionString: url.href },
    owner,
    keys: temporaryLedgerKeys(),
    drop: async () => {
      await owner.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.query(`drop role ${name}_app`)
      await admin.end()
    },
  }
}
