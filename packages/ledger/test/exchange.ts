import { type TestExchange, testExchange } from '@motlan/registry-kit/testing'
import type pg from 'pg'
import { type LedgerKeys, migrateLedger, temporaryLedgerKeys } from '../src/index.ts'

/** An exchange database of its own for one test file. */
export interface Exchange extends Pick<TestExchange, 'drop'> {
  /** With every right: to look into the record, and to do harm. */
  readonly owner: TestExchange['admin']
  /** As the role a gateway has: insert and select. */
  readonly app: pg.ClientConfig
  /** What opens it: a master and a signer of its own. */
  readonly keys: LedgerKeys
}

export async function makeExchange(adminUrl: string): Promise<Exchange> {
  const { appUrl, admin, drop } = await testExchange(adminUrl, migrateLedger)
  return { app: { connectionString: appUrl }, owner: admin, keys: temporaryLedgerKeys(), drop }
}
