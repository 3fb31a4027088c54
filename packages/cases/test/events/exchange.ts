import { type TestExchange, testExchange } from '@motlan/registry-kit/testing'
import type pg from 'pg'
import { migrateCases } from '../../src/migrate-cases.ts'

/** An exchange database of its own for one test file. */
export interface Exchange extends Pick<TestExchange, 'cut' | 'drop'> {
  readonly connection: pg.ClientConfig
  /** As the role of a gateway. */
  readonly pool: pg.Pool
}

export async function makeExchange(adminUrl: string): Promise<Exchange> {
  const { app, appUrl, cut, drop } = await testExchange(adminUrl, migrateCases)
  return { connection: { connectionString: appUrl }, pool: app, cut, drop }
}
