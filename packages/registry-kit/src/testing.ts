import { randomBytes } from 'node:crypto'
import { type Subject, subjectKeys } from '@motlan/kernel'
import { graphql } from 'graphql'
import { sql } from 'kysely'
import type { Rows } from './country.ts'
import { createDatabase, dropDatabase } from './create-database.ts'
import { type DatabaseOptions, openDatabase, type RegistryDatabase } from './database.ts'
import type { AnyRegistry } from './definition.ts'
import { migrate } from './migrate.ts'
import type { Subgraph } from './registry.ts'
import { openScope } from './request-scope.ts'

export { type Declarer, declarer } from './declarer.ts'
export { grantedRequest, type TestRequest } from './granted-request.ts'
export {
  sampleAddress,
  sampleBlock,
  sampleFirm,
  sampleOldAddress,
  samplePerson,
  samplePlot,
  sampleShop,
  sampleTax,
} from './sample-facts.ts'
export { type TestExchange, testExchange } from './test-exchange.ts'

/** A registry as far as its database goes. */
export interface TestedRegistry {
  readonly definition: AnyRegistry
  /** The folder of `.sql` files. */
  readonly migrations: URL
}

/** A migrated, empty database of a registry, with all of its roles; gone after `drop`. */
export interface TestDatabase<DB> {
  readonly name: string
  readonly ownerUrl: string
  readonly appUrl: string
  readonly registrarUrl: string
  /** The role that migrates and seeds. */
  readonly owner: RegistryDatabase<DB>
  /** The role that looks up: the one to build a subgraph on. */
  readonly app: RegistryDatabase<DB>
  /** The role that writes declarations down. */
  readonly registrar: RegistryDatabase<DB>
  readonly drop: () => Promise<void>
}

/** Makes a database for one test file in the cluster that `inject('postgres')` names. */
export async function testDatabase<DB>(
  { definition, migrations }: TestedRegistry,
  adminUrl: string,
  options: DatabaseOptions = {},
): Promise<TestDatabase<DB>> {
  const name = `test_${definition.name}_${randomBytes(4).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  const urls = await createDatabase(adminUrl, {
    name,
    ownerPassword: password,
    appPassword: password,
    registrarPassword: password,
  })
  const owner = openDatabase<DB>(urls.ownerUrl, { max: 2, statementTimeout: 60_000 })
  await migrate(definition, owner, migrations)
  const app = openDatabase<DB>(urls.appUrl, { max: 4, ...options })
  const registrarUrl = urls.registrarUrl ?? ''
  const registrar = openDatabase<DB>(registrarUrl, { max: 4 })
  return {
    name,
    ...urls,
    registrarUrl,
    owner,
    app,
    registrar,
    drop: async () => {
      await Promise.all([owner.close(), app.close(), registrar.close()])
      await dropDatabase(adminUrl, name)
    },
  }
}

/** Puts the rows of a seed into the database, table by table in their order. */
export async function insertRows<DB>(
  { owner }: Pick<TestDatabase<DB>, 'owner'>,
  rows: Rows<DB>,
): Promise<void> {
  for (const [table, some] of Object.entries<readonly object[]>(rows)) {
    if (some.length === 0) continue
    // The compiler cannot follow which rows belong to which table.
    await owner.kysely
      .insertInto(table as keyof DB & string)
      .values(some as never)
      .execute()
  }
}

/** Takes every row out again, and everything that has been declared: each test of a file begins alike. */
export async function emptyTables<DB>({ owner }: Pick<TestDatabase<DB>, 'owner'>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'declaration')`.execute(
    owner.kysely,
  )
  const names = rows.map(({ name }) => name).join(', ')
  await sql.raw(`truncate ${names} restart identity cascade`).execute(owner.kysely)
}

/** What a subgraph answers to a document at a moment, behind the guard: plain objects, to compare. */
export async function answerOf(
  { schema }: Pick<Subgraph, 'schema'>,
  source: string,
  now: Date,
  variableValues: Readonly<Record<string, unknown>> = {},
): Promise<PlainAnswer> {
  const answer = await graphql({ schema, source, variableValues, contextValue: openScope(now) })
  return JSON.parse(JSON.stringify(answer)) as PlainAnswer
}

/** What a registry has to say about a subject, whether or not it is a way in to it; errors where there are any. */
export async function entityOf(
  subgraph: Pick<Subgraph, 'schema'>,
  [subject, id]: readonly [Subject, string],
  selection: string,
  now: Date,
): Promise<unknown> {
  const text = `query($of: [_Any!]!) { _entities(representations: $of) { ... on ${subject} { ${selection} } } }`
  const of = [{ __typename: subject, [subjectKeys[subject]]: id }]
  const { data, errors } = await answerOf(subgraph, text, now, { of })
  const entities = data?._entities
  return errors ?? (Array.isArray(entities) ? entities[0] : entities)
}

export interface PlainAnswer {
  readonly data: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly { readonly message: string }[]
}
