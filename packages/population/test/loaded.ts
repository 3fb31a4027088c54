import { answerOf, insertRows, type TestDatabase, testDatabase } from '@motlan/registry-kit/testing'
import { inject } from 'vitest'
import { type Database, migrations, population, populationSubgraph, seed } from '../src/index.ts'
import { family, ids } from './family.ts'

/** A population database that holds the family, through the registry's own seed. */
export async function databaseOfFamily(): Promise<TestDatabase<Database>> {
  const database = await testDatabase<Database>(
    { definition: population, migrations },
    inject('postgres'),
  )
  await insertRows(database, seed(family))
  return database
}

/** What the registry answers about a member of the family; the evening of UTC is the next day in Việt Nam. */
export async function ask(
  database: TestDatabase<Database>,
  selection: string,
  who: keyof typeof ids,
  now = '2026-11-20T18:00:00Z',
): Promise<unknown> {
  const { data, errors } = await answerOf(
    populationSubgraph(database.app),
    `{ citizen(citizenId: "${ids[who]}") { ${selection} } }`,
    new Date(now),
  )
  return errors ?? data?.citizen
}
