import { randomBytes } from 'node:crypto'
import { createDatabase, dropDatabase } from '@motlan/registry-kit'
import pg from 'pg'
import { migrateFacts, type OpenFacts, openFacts } from '../src/index.ts'

/** An exchange database of its own for one test file. */
export interface Exchange {
  readonly facts: OpenFacts
  /** As the role of a gateway. */
  readonly app: pg.Pool
  readonly owner: pg.Pool
  readonly drop: () => Promise<void>
}

/** The tables that facts about cases are read from; whoever handles cases makes them, with more columns. */
const cases = `
create schema cases;
create table cases.case_file (
  case_id text primary key, procedure text, agency text, status text, opened_at timestamptz, closed_at timestamptz
);
create table cases.case_subject (
  case_id text, role text, subject text, subject_id text, primary key (case_id, role, subject, subject_id)
);`

export async function makeExchange(
  adminUrl: string,
  { withCases = true }: { readonly withCases?: boolean } = {},
): Promise<Exchange> {
  const name = `facts_${randomBytes(6).toString('hex')}`
  const urls = await createDatabase(adminUrl, {
    name,
    ownerPassword: name,
    appPassword: name,
    appMay: ['select', 'insert'],
  })
  const owner = poolOf(urls.ownerUrl)
  await migrateFacts({ connectionString: urls.ownerUrl }, `${name}_app`)
  // A second start finds everything there.
  await migrateFacts({ connectionString: urls.ownerUrl }, `${name}_app`)
  if (withCases) {
    await owner.query(cases)
    await owner.query(`grant usage on schema cases to ${name}_app`)
    await owner.query(`grant select on all tables in schema cases to ${name}_app`)
  }
  const app = poolOf(urls.appUrl)
  const facts = openFacts({ connection: { connectionString: urls.appUrl } })
  return {
    facts,
    app,
    owner,
    drop: async () => {
      await facts.close()
      await app.end()
      await owner.end()
      await dropDatabase(adminUrl, name)
    },
  }
}

function poolOf(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 2 })
  pool.on('error', () => undefined)
  return pool
}
