import { type DeclaringRegistry, declaringRegistry } from '@motlan/registry-kit/declaring'
import type { Selectable } from 'kysely'
import { type Database, migrations, population, populationSubgraph, seed } from '../../src/index.ts'
import { family } from '../family.ts'

/** A registry that holds the family and takes what it declares; the same family before each test. */
export interface FamilyRegistry extends Omit<DeclaringRegistry<Database>, 'ask'> {
  readonly citizen: (id: string) => Promise<Selectable<Database['citizen']>>
  readonly householdOf: (id: string) => Promise<readonly string[]>
  /** Puts in somebody else: a copy of a member of the family. */
  readonly add: (like: string, row: Partial<Selectable<Database['citizen']>>) => Promise<void>
}

/** Opens the registry before the tests of a file. */
export function familyRegistry(): FamilyRegistry {
  const { database, declare, changes } = declaringRegistry<Database>({
    definition: population,
    migrations,
    subgraph: populationSubgraph,
    rows: seed(family),
  })
  const citizen: FamilyRegistry['citizen'] = (id) =>
    database()
      .owner.kysely.selectFrom('citizen')
      .selectAll()
      .where('citizen_id', '=', id)
      .executeTakeFirstOrThrow()
  return {
    database,
    declare,
    changes,
    citizen,
    householdOf: async (id) => {
      const rows = await database()
        .owner.kysely.selectFrom('household_member')
        .select('member_id')
        .where('citizen_id', '=', id)
        .orderBy('member_id')
        .execute()
      return rows.map(({ member_id }) => member_id)
    },
    add: async (like, row) => {
      const copy = { ...(await citizen(like)), ...row }
      await database().owner.kysely.insertInto('citizen').values(copy).execute()
    },
  }
}
