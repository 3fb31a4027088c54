import { changesAfter } from '@motlan/registry-kit'
import {
  type Declarer,
  declarer,
  emptyTables,
  entityOf,
  insertRows,
  type TestDatabase,
  testDatabase,
} from '@motlan/registry-kit/testing'
import { afterAll, beforeAll, beforeEach, inject } from 'vitest'
import { type Database, insurance, insuranceSubgraph, migrations, seed } from '../../src/index.ts'
import { workforce } from '../workforce.ts'

/** A registry that knows the workforce and takes declarations on 21 November 2026; the same before each test. */
export function workforceRegistry() {
  const now = new Date('2026-11-21T02:00:00Z')
  let opened: TestDatabase<Database> | undefined
  const database = () => {
    if (!opened) throw new TypeError('the database could not be made')
    return opened
  }
  const subgraph = () => insuranceSubgraph(database().app, database().registrar)
  beforeAll(async () => {
    opened = await testDatabase<Database>({ definition: insurance, migrations }, inject('postgres'))
  })
  beforeEach(async () => {
    await emptyTables(database())
    await insertRows(database(), seed(workforce))
  })
  afterAll(() => opened?.drop())
  return {
    owner: () => database().owner.kysely,
    declare: (): Declarer => declarer(subgraph(), now),
    ask: (id: string, selection: string) => entityOf(subgraph(), ['Citizen', id], selection, now),
    changes: () => changesAfter(database().app, 0, 100),
  }
}
