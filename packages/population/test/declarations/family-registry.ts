import { changesAfter } from '@motlan/registry-kit'
import {
  type Declarer,
  declarer,
  emptyTables,
  insertRows,
  type TestDatabase,
} from '@motlan/registry-kit/testing'
import type { Selectable } from 'kysely'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Database, populationSubgraph, seed } from '../../src/index.ts'
import { family } from '../family.ts'
import { databaseOfFamily } from '../loaded.ts'

/** A registry that holds the family and takes what it declares on 21 November 2026; the same family before each test. */
export interface FamilyRegistry {
  readonly database: () => TestDatabase<Database>
  readonly declare: () => Declarer
  readonly citizen: (id: string) => Promise<Selectable<Database['citizen']>>
  readonly householdOf: (id: string) => Promise<readonly string[]>
  readonly changes: () => ReturnType<typeof changesAfter>
  /** Puts in somebody else: a copy of a member of the family. */
  readonly add: (like: string, row: Partial<Selectable<Database['citizen']>>) => Promise<void>
}

/** Opens the registry before the tests of a file. */
export function familyRegistry(): FamilyRegistry {
  let opened: TestDatabase<Database> | undefined
  const database = () => {
    if (!opened) throw new TypeError('the database could not be made')
    return opened
  }
  const citizen: FamilyRegistry['citizen'] = (id) =>
    database()
      .owner.kysely.selectFrom('citizen')
      .selectAll()
      .where('citizen_id', '=', id)
      .executeTakeFirstOrThrow()
  beforeAll(async () => {
    opened = await databaseOfFamily()
  })
  beforeEach(async () => {
    await emptyTables(database())
    await insertRows(database(), seed(family))
  })
  afterAll(() => opened?.drop())
  return {
    database,
    citizen,
    declare: () =>
      declarer(
        populationSubgraph(database().app, database().registrar),
        new Date('2026-11-21T02:00:00Z'),
      ),
    householdOf: async (id) => {
      const rows = await database()
        .owner.kysely.selectFrom('household_member')
        .select('member_id')
        .where('citizen_id', '=', id)
        .orderBy('member_id')
        .execute()
      return rows.map(({ member_id }) => member_id)
    },
    changes: () => changesAfter(database().app, 0, 1_000),
    add: async (like, row) => {
      const copy = { ...(await citizen(like)), ...row }
      await database().owner.kysely.insertInto('citizen').values(copy).execute()
    },
  }
}
