import pg from 'pg'
import type { AttributeSet } from './attribute-set.ts'
import type { Entry } from './entry.ts'
import type { Store } from './group-commit.ts'

/** A store of entries in PostgreSQL, over one connection that is made again whenever it breaks. */
export interface PostgresStore extends Store<Entry> {
  readonly close: () => Promise<void>
}

/** Ids of the sets known to be in their tables. */
interface DurableSets {
  readonly disclosed: Set<string>
  readonly withheld: Set<string>
}

/** Opens the store. Nothing is connected before the first commit. `timeout` bounds connecting and each statement, in milliseconds. */
export function postgresStore(connection: pg.ClientConfig, timeout: number): PostgresStore {
  const pool = new pg.Pool({
    ...connection,
    max: 1,
    keepAlive: true,
    connectionTimeoutMillis: timeout,
    query_timeout: timeout,
    idleTimeoutMillis: 0,
    onConnect: prepareConnection,
  })
  // An idle connection that breaks is replaced by the next commit; without a listener it would end the process.
  pool.on('error', () => undefined)
  const durable: DurableSets = { disclosed: new Set(), withheld: new Set() }

  return {
    commit: async (batch) => {
      const client = await pool.connect()
      try {
        await writeNewSets(client, batch, durable)
        await client.query({ name: 'ledger-commit', text: insertEntries, values: columnsOf(batch) })
        client.release()
      } catch (fault) {
        // Whatever a broken statement left behind ends with its connection.
        client.release(true)
        throw bare(fault)
      }
    },
    divisible: (fault) => fault instanceof Error && /^SQLSTATE 2[23]/.test(fault.message),
    close: () => pool.end(),
  }
}

/**
 * INVARIANT: a commit that returns has reached the disk, whatever the server is configured to do for others.
 * And one plan serves every size of batch: planning would cost more than writing.
 */
async function prepareConnection(client: pg.ClientBase): Promise<void> {
  // Outside a statement, too: a connection that is being closed may still report how it ended.
  client.on('error', () => undefined)
  await client.query(
    `select set_config('plan_cache_mode', 'force_generic_plan', false),
       case when current_setting('synchronous_commit') in ('off', 'local', 'remote_write')
         then set_config('synchronous_commit', 'on', false) end`,
  )
}

/** INVARIANT: a set is durable before the first row that refers to it. */
async function writeNewSets(
  client: pg.ClientBase,
  batch: readonly Entry[],
  { disclosed, withheld }: DurableSets,
): Promise<void> {
  const left = batch.flatMap(({ subjects }) => subjects.map((each) => each.disclosed))
  for (const { id, lines } of unknownTo(disclosed, left)) {
    await client.query(insertDisclosedSet, [id, ...[0, 1, 2, 3].map((part) => column(lines, part))])
    remember(disclosed, id)
  }
  const kept = batch.flatMap((entry) => entry.withheld ?? [])
  for (const { id, lines } of unknownTo(withheld, kept)) {
    await client.query(insertWithheldSet, [id, ...[0, 1, 2].map((part) => column(lines, part))])
    remember(withheld, id)
  }
}

function unknownTo(
  known: ReadonlySet<string>,
  sets: readonly AttributeSet[],
): readonly AttributeSet[] {
  const fresh = new Map(sets.filter(({ id }) => !known.has(id)).map((set) => [set.id, set]))
  return [...fresh.values()]
}

/** What is forgotten is offered again, and already there. */
function remember(known: Set<string>, id: string): void {
  if (known.size >= 50_000) known.clear()
  known.add(id)
}

function column(lines: AttributeSet['lines'], part: number): readonly string[] {
  return lines.map((line) => line[part] ?? '')
}

const insertDisclosedSet = `insert into disclosed_set values (decode($1, 'hex'), $2, $3, $4, $5) on conflict do nothing`
const insertWithheldSet = `insert into withheld_set values (decode($1, 'hex'), $2, $3, $4) on conflict do nothing`

const insertEntries = `
with entry as (
  insert into look_up (request_id, at, agency, officer, procedure, purpose, "case", policy, withheld)
  select request_id, at, agency, officer, procedure, purpose, "case", policy, decode(withheld, 'hex')
  from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
    as e (request_id, at, agency, officer, procedure, purpose, "case", policy, withheld)
)
insert into look_up_subject (subject_id, subject, at, request_id, disclosed)
select subject_id, subject, at, request_id, decode(disclosed, 'hex')
from unnest($10::text[], $11::text[], $12::timestamptz[], $13::text[], $14::text[])
  as s (subject_id, subject, at, request_id, disclosed)`

function columnsOf(batch: readonly Entry[]): unknown[] {
  const lookUps = batch.map(({ lookUp }) => lookUp)
  const subjects = batch.flatMap(({ lookUp, subjects: all }) =>
    all.map((each) => ({ ...each, at: lookUp.at.toISOString(), requestId: lookUp.requestId })),
  )
  return [
    lookUps.map(({ requestId }) => requestId),
    lookUps.map(({ at }) => at.toISOString()),
    lookUps.map(({ agency }) => agency),
    lookUps.map(({ officer }) => officer),
    lookUps.map(({ procedure }) => procedure ?? null),
    lookUps.map(({ purpose }) => purpose),
    lookUps.map((lookUp) => lookUp.case ?? null),
    lookUps.map(({ policy }) => policy),
    batch.map(({ withheld }) => withheld?.id ?? null),
    subjects.map(({ subjectId }) => subjectId),
    subjects.map(({ subject }) => subject),
    subjects.map(({ at }) => at),
    subjects.map(({ requestId }) => requestId),
    subjects.map(({ disclosed }) => disclosed.id),
  ]
}

/** What may be known of a database error: its code. PostgreSQL puts the values of a row into its details. */
function bare(fault: unknown): Error {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  return new Error(/^[0-9A-Z]{5}$/.test(code) ? `SQLSTATE ${code}` : code || 'connection lost')
}
