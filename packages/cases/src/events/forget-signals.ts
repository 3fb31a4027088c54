import type pg from 'pg'

/** Days for which signals are kept where nobody says otherwise: a quarter, longer than any outage or leave. */
export const daysKept = 90

/** Changes removed at a time: a transaction of some milliseconds. */
const batch = 1_000

/**
 * Removes changes that were relayed so many days ago, with their signals, and what ended subscriptions named; tells
 * whether there may be more. INVARIANT: each subscription knows up to where signals of it were removed, from the same
 * moment on.
 */
export async function forgetSignals(pool: pg.Pool, days: number): Promise<boolean> {
  const { rowCount } = await pool.query(deleteChanges, [days, batch])
  if (rowCount === batch) return true
  await pool.query(deleteSubscriptions, [days])
  return false
}

const isOld = (moment: string) => `${moment} < clock_timestamp() - make_interval(days => $1)`

const deleteChanges = `
with old as materialized (
  select registry, seq from cases.change where ${isOld('relayed_at')} limit $2 for update skip locked
), told as (
  delete from cases.signal g using old where g.registry = old.registry and g.seq = old.seq
  returning g.subscription_id, g.position
), marked as (
  update cases.subscription s set removed_until = greatest(s.removed_until, t.position)
  from (select subscription_id, max(position) as position from told group by 1) t
  where s.subscription_id = t.subscription_id
)
delete from cases.change c using old where c.registry = old.registry and c.seq = old.seq`

const deleteSubscriptions = `
with old as materialized (
  select subscription_id from cases.subscription s
  where ${isOld('ended_at')} and not exists (select from cases.signal g where g.subscription_id = s.subscription_id)
), followed as (
  delete from cases.subscription_subject f using old where f.subscription_id = old.subscription_id
)
delete from cases.subscription s using old where s.subscription_id = old.subscription_id`
