import type pg from 'pg'
import type { Change } from './change.ts'

/** A change as it is told to one subscription. */
export interface NewSignal {
  readonly id: string
  readonly subscription: string
  readonly agency: string
  readonly seq: number
  readonly pseudonym: string
  readonly attributes: readonly string[]
}

/** Some changes of one registry that follow each other, and what they are to subscribers. */
export interface Relayed {
  readonly registry: string
  /** The place that was reached before, and the one that is reached with them. */
  readonly from: number
  readonly until: number
  readonly changes: readonly Change[]
  readonly signals: readonly NewSignal[]
}

/** What tells readers that there are new signals. */
export const signalChannel = 'motlan_signal'

/**
 * Makes them durable and moves the cursor, together or not at all. Where another relay has moved it meanwhile, nothing
 * is stored: that one has them. INVARIANT: one transaction at a time adds signals, so that who has seen a position has
 * seen all before it.
 */
export async function storeRelayed(
  pool: pg.Pool,
  { registry, from, until, changes, signals }: Relayed,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(hashtext('${signalChannel}'))`)
    const moved = await client.query(moveCursor, [registry, from, until])
    if (moved.rowCount === 1) {
      await client.query(insertChanges, [
        registry,
        changes.map(({ seq }) => seq),
        changes.map(({ at }) => at),
        changes.map(({ subject }) => subject),
        changes.map(({ subjectId }) => subjectId),
        changes.map(({ attributes }) => JSON.stringify(attributes)),
      ])
      if (signals.length > 0) await client.query(insertSignals, [registry, ...columnsOf(signals)])
    }
    await client.query('commit')
    client.release()
  } catch (fault) {
    // Whatever was begun ends with the connection.
    client.release(true)
    throw fault
  }
}

function columnsOf(signals: readonly NewSignal[]): readonly (readonly unknown[])[] {
  return [
    signals.map(({ id }) => id),
    signals.map(({ subscription }) => subscription),
    signals.map(({ agency }) => agency),
    signals.map(({ seq }) => seq),
    signals.map(({ pseudonym }) => pseudonym),
    signals.map(({ attributes }) => JSON.stringify(attributes)),
  ]
}

const moveCursor = `
insert into cases.relay_cursor as known (registry, seq) values ($1, $3)
on conflict (registry) do update set seq = excluded.seq, moved_at = clock_timestamp() where known.seq = $2`

const textsIn = (column: string) => `array(select jsonb_array_elements_text(${column}::jsonb))`

const insertChanges = `
insert into cases.change (registry, seq, at, subject, subject_id, attributes)
select $1, seq, at, subject, subject_id, ${textsIn('attributes')}
from unnest($2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[])
  as c (seq, at, subject, subject_id, attributes)
on conflict do nothing`

const insertSignals = `
with told as (
  insert into cases.signal (registry, signal_id, subscription_id, agency, seq, pseudonym, attributes)
  select $1, signal_id, subscription_id, agency, seq, pseudonym, ${textsIn('attributes')}
  from unnest($2::text[], $3::uuid[], $4::text[], $5::bigint[], $6::text[], $7::text[])
    with ordinality as s (signal_id, subscription_id, agency, seq, pseudonym, attributes, place)
  order by place
  on conflict do nothing
  returning 1
)
select pg_notify('${signalChannel}', '') from told limit 1`
