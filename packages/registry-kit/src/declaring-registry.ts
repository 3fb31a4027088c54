import type { Subject } from '@motlan/kernel'
import { afterAll, beforeAll, beforeEach, inject } from 'vitest'
import { changesAfter, type PublishedChange } from './changes-after.ts'
import type { Rows } from './country.ts'
import type { RegistryDatabase } from './database.ts'
import { type Declarer, declarer } from './declarer.ts'
import type { Subgraph } from './registry.ts'
import {
  emptyTables,
  entityOf,
  insertRows,
  type TestDatabase,
  type TestedRegistry,
  testDatabase,
} from './testing.ts'

/** A registry, and what it holds when a test begins. */
export interface DeclaringOptions<DB> extends TestedRegistry {
  readonly subgraph: (app: RegistryDatabase<DB>, registrar: RegistryDatabase<DB>) => Subgraph
  readonly rows: Rows<DB>
}

/** What tests of declarations need of their registry. */
export interface DeclaringRegistry<DB> {
  readonly database: () => TestDatabase<DB>
  readonly declare: () => Declarer
  /** What the registry has to say about a subject. */
  readonly ask: (about: readonly [Subject, string], selection: string) => Promise<unknown>
  readonly changes: () => Promise<readonly PublishedChange[]>
}

/** A registry that takes declarations on 21 November 2026, the same before each test of the file. */
export function declaringRegistry<DB>({
  subgraph,
  rows,
  ...registry
}: DeclaringOptions<DB>): DeclaringRegistry<DB> {
  const now = new Date('2026-11-21T02:00:00Z')
  let opened: TestDatabase<DB> | undefined
  const database = () => {
    if (!opened) throw new TypeError('the database could not be made')
    return opened
  }
  const open = () => subgraph(database().app, database().registrar)
  beforeAll(async () => {
    opened = await testDatabase<DB>(registry, inject('postgres'))
  })
  beforeEach(async () => {
    await emptyTables(database())
    await insertRows(database(), rows)
  })
  afterAll(() => opened?.drop())
  return {
    database,
    declare: () => declarer(open(), now),
    ask: (about, selection) => entityOf(open(), about, selection, now),
    changes: () => changesAfter(database().app, 0, 1_000),
  }
}
