import pg from 'pg'

/** How a pool of the ledger behaves. */
export interface PoolOptions {
  readonly max: number
  /** Milliseconds for connecting, and for each statement: here and on the server. */
  readonly timeout: number
  readonly name: string
}

/** Connections that read numbers and dates as the ledger means them, whatever else lives in this process. */
export function ledgerPool(
  connection: pg.ClientConfig,
  { max, timeout, name }: PoolOptions,
): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max,
    application_name: name,
    keepAlive: true,
    connectionTimeoutMillis: timeout,
    query_timeout: timeout,
    statement_timeout: timeout,
    idleTimeoutMillis: 0,
    types: { getTypeParser },
    onConnect: prepareConnection,
  })
  // An idle connection that breaks is replaced when it is needed; without a listener it would end the process.
  pool.on('error', () => undefined)
  return pool
}

/** Runs statements on one connection. What fails ends the connection: whatever it left behind ends with it. */
export async function onConnection<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    const result = await work(client)
    client.release()
    return result
  } catch (fault) {
    client.release(true)
    throw fault
  }
}

const int8 = 20
const timestamptz = 1184

/** Positions and sizes are numbers, moments are dates; identifiers of 63 bits are read as text where they are asked for. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (format === 'binary') return pg.types.getTypeParser(oid, 'binary')
  if (oid === int8) return Number
  if (oid === timestamptz) return moment
  return pg.types.getTypeParser(oid, 'text')
}

/** `2026-11-21 03:04:05.678+00`: the session's time zone is UTC. */
function moment(text: string): Date {
  return new Date(`${text.replace(' ', 'T').replace(/\+00(:00)?$/, '')}Z`)
}

/**
 * INVARIANT: a commit that returns has reached the disk, whatever the server is configured to do for others.
 * And one plan serves every size of batch: planning would cost more than writing.
 */
async function prepareConnection(client: pg.ClientBase): Promise<void> {
  // Outside a statement, too: a connection that is being closed may still report how it ended.
  client.on('error', () => undefined)
  await client.query(
    `select set_config('TimeZone', 'UTC', false), set_config('plan_cache_mode', 'force_generic_plan', false),
       case when current_setting('synchronous_commit') in ('off', 'local', 'remote_write')
         then set_config('synchronous_commit', 'on', false) end`,
  )
}
