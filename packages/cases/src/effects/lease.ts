import pg from 'pg'

/** A sign of life: as long as it is held, the jobs of a pool of workers are being worked on. */
export interface Lease {
  /** Makes it known that this pool of workers lives. */
  readonly hold: (workers: string) => Promise<void>
  /** Resolves when the sign of life has gone: the connection broke, or was released. */
  readonly gone: Promise<void>
  readonly release: () => Promise<void>
}

/**
 * Opens a connection that says who is alive. PostgreSQL takes the lock back the moment the process that holds it dies,
 * however it died: nothing has to be timed.
 */
export async function openLease(connection: pg.ClientConfig): Promise<Lease> {
  const client = new pg.Client({ ...connection, keepAlive: true })
  const gone = new Promise<void>((resolve) => {
    client.once('error', () => resolve())
    client.once('end', resolve)
  })
  // A connection can fail more than once; an error nobody hears ends the process.
  client.on('error', () => undefined)
  await client.connect()
  const held = new Map<string, Promise<unknown>>()
  return {
    hold: async (workers) => {
      const holding =
        held.get(workers) ??
        client.query('select pg_advisory_lock(hashtextextended($1, 0))', [workers])
      held.set(workers, holding)
      await holding
    },
    gone,
    release: () => client.end().catch(() => undefined),
  }
}

/** Gives the jobs of workers that no longer live back to those that do, and says of how many pools. */
export async function unlockDead(pool: pg.Pool): Promise<number> {
  // The lock of a pool that lives cannot be had; the one of a dead pool is ours until this statement ends.
  const { rows } = await pool.query<{ pools: string[] | null }>(`
    with holder as materialized (
      select distinct locked_by as pool
      from graphile_worker._private_jobs where locked_by is not null
    ), dead as materialized (
      select array_agg(pool) as pools from holder
      where pg_try_advisory_xact_lock(hashtextextended(pool, 0))
    )
    select pools, graphile_worker.force_unlock_workers(pools)
    from dead where pools is not null`)
  return rows[0]?.pools?.length ?? 0
}
