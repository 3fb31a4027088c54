import type { Subject } from '@motlan/kernel'
import { entityOf, insertRows, type TestDatabase, testDatabase } from '@motlan/registry-kit/testing'
import { inject } from 'vitest'
import { type Database, finance, financeSubgraph, migrations, seed } from '../src/index.ts'
import { taxpayers } from './taxpayers.ts'

/** A finance database that holds the taxpayers of the town, through the registry's own seed. */
export async function databaseOfTown(): Promise<TestDatabase<Database>> {
  const database = await testDatabase<Database>(
    { definition: finance, migrations },
    inject('postgres'),
  )
  await insertRows(database, seed(taxpayers))
  return database
}

/** What the registry adds to a citizen or a business. */
export function ask(
  { app }: TestDatabase<Database>,
  about: readonly [Subject, string],
  selection: string,
  now = '2026-11-21T02:00:00Z',
): Promise<unknown> {
  return entityOf(financeSubgraph(app), about, selection, new Date(now))
}
