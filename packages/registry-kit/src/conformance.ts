import type { Subject } from '@motlan/kernel'
import { afterAll, beforeAll, inject } from 'vitest'
import { type CorrectionSample, describeCorrections } from './conformance/describe-corrections.ts'
import { describeDatabase } from './conformance/describe-database.ts'
import { describeDeclarations } from './conformance/describe-declarations.ts'
import { describeGuard } from './conformance/describe-guard.ts'
import { describeHttp } from './conformance/describe-http.ts'
import { describeSchema } from './conformance/describe-schema.ts'
import { describeStatements } from './conformance/describe-statements.ts'
import type { UndeclaredColumn } from './conformance/undeclared-column.ts'
import type { RegistryDatabase } from './database.ts'
import type { AnyRegistry } from './erased-definition.ts'
import type { Subgraph } from './registry.ts'
import { type TestDatabase, testDatabase } from './testing.ts'

/** A registry as the conformance suite takes it apart. */
export interface RegistryUnderTest<DB, Definition extends AnyRegistry = AnyRegistry> {
  readonly definition: Definition
  readonly subgraph: (database: RegistryDatabase<DB>, registrar?: RegistryDatabase<DB>) => Subgraph
  /** The folder of `.sql` files. */
  readonly migrations: URL
  /** The committed `schema.graphql`. */
  readonly schemaFile: URL
  /** By subject that can be corrected. */
  readonly corrections?: { readonly [S in Subject]?: CorrectionSample }
  /** Does not compile where a column of the row types is missing in the definition: the error names it. */
  readonly everyColumnIsDeclared: [UndeclaredColumn<DB, Definition>] extends [never]
    ? true
    : UndeclaredColumn<DB, Definition>
}

/** What the parts of the suite work on; filled before the first test runs. */
export interface Bench<DB> {
  readonly registry: RegistryUnderTest<DB, AnyRegistry>
  readonly database: () => TestDatabase<DB>
  readonly subgraph: () => Subgraph
  /** The SQL texts sent since the log was last emptied. */
  readonly log: string[]
  readonly grantKey: Uint8Array
  readonly now: Date
}

/**
 * What every registry promises, tested on real PostgreSQL: definition, row types and migrated database are one;
 * every field is declared; the app role only reads; nothing leaves that a grant does not name, nor is it read.
 */
export function registryConformance<DB, const Definition extends AnyRegistry>(
  registry: RegistryUnderTest<DB, Definition>,
): void {
  const log: string[] = []
  let database: TestDatabase<DB> | undefined
  let subgraph: Subgraph | undefined
  beforeAll(async () => {
    database = await testDatabase<DB>(registry, inject('postgres'), {
      onStatement: (text) => log.push(text),
    })
    subgraph = registry.subgraph(database.app, database.registrar)
    await database.app.primaryKeys()
  })
  afterAll(() => database?.drop())

  const bench: Bench<DB> = {
    registry: registry as unknown as RegistryUnderTest<DB, AnyRegistry>,
    database: () => filled(database),
    subgraph: () => filled(subgraph),
    log,
    grantKey: new TextEncoder().encode('shared only inside this test run'),
    now: new Date('2026-11-21T02:00:00Z'),
  }
  describeDatabase(bench)
  describeSchema(bench)
  describeStatements(bench)
  describeGuard(bench)
  describeDeclarations(bench)
  describeCorrections(bench)
  describeHttp(bench)
}

function filled<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('the database of this suite could not be made')
  return value
}
