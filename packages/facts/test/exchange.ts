import { testExchange } from '@motlan/registry-kit/testing'
import type pg from 'pg'
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
  // A second start finds everything there.
  const exchange = await testExchange(adminUrl, migrateFacts, migrateFacts)
  const { app, appUrl, admin: owner } = exchange
  if (withCases) {
    const role = new URL(appUrl).username
    await owner.query(cases)
    await owner.query(`grant usage on schema cases to ${role}`)
    await owner.query(`grant select on all tables in schema cases to ${role}`)
  }
  const facts = openFacts({ connection: { connectionString: appUrl } })
  return {
    facts,
    app,
    owner,
    drop: async () => {
      await facts.close()
      await exchange.drop()
    },
  }
}
