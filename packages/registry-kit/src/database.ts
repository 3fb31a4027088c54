import { Refusal } from '@motlan/kernel'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { columnParsers } from './column-parser.ts'
import { openLanes } from './lanes.ts'
import { primaryKeysOf } from './primary-key.ts'

/** One row as PostgreSQL answered it, by column name. */
export type Row = Readonly<Record<string, unknown>>

/** One SQL statement; with a name it is prepared once per connection. */
export interface Statement {
  readonly name?: string
  readonly text: string
  readonly values: readonly unknown[]
}

/** The database of one registry, as `openDatabase` opens it. `DB` is the row types. */
export interface RegistryDatabase<DB> {
  readonly kysely: Kysely<DB>
  /** Sends a reading statement; those of one tick travel together. */
  readonly run: (statement: Statement) => Promise<readonly Row[]>
  /** The columns of each table's primary key, in their order; read once, when first needed. */
  readonly primaryKeys: () => Promise<ReadonlyMap<string, readonly string[]>>
  /** Throws a `Refusal` where the database does not answer. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface DatabaseOptions {
  /** Connections kept at most: so many for look-ups, and so many for what `kysely` is used for. */
  readonly max?: number
  readonly applicationName?: string
  /** Milliseconds after which PostgreSQL gives up on a statement; 0 for never. */
  readonly statementTimeout?: number
  /** Told about each statement before it is sent: tests and benches read the SQL log here. */
  readonly onStatement?: (text: string) => void
  /** Told about connections that broke while idle. */
  readonly onError?: (error: Error) => void
}

/** Opens a registry's database. No connection is made before the first statement. */
export function openDatabase<DB>(url: string, options: DatabaseOptions = {}): RegistryDatabase<DB> {
  const place = placeOf(url)
  const { max = 4, onStatement, onError = () => {} } = options
  const config = clientConfig(url, options)
  const lanes = openLanes(config, max, onError)
  const run = async (statement: Statement): Promise<readonly Row[]> => {
    onStatement?.(statement.text)
    try {
      return await lanes.run(statement)
    } catch (error) {
      throw refused(error, place)
    }
  }
  const kysely = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: openPool(config, max, onError) }),
  })
  return {
    kysely,
    run,
    primaryKeys: once(() => primaryKeysOf(run)),
    ping: async () => {
      await run({ text: 'select 1', values: [] })
    },
    close: async () => {
      await Promise.all([lanes.close(), kysely.destroy()])
    },
  }
}

/** A database for printing SDL and compiling SQL: it has no address, and refuses every statement. */
export function noDatabase<DB>(): RegistryDatabase<DB> {
  return openDatabase<DB>('postgres://nobody@localhost:1/none')
}

/** What migrates and seeds takes a connection of its own; what looks up never does. */
function openPool(config: pg.ClientConfig, max: number, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ ...config, max })
  // INVARIANT: without a listener a connection that breaks while idle, or between two statements of a transaction,
  // would end the process.
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}

// Instants are answered in UTC, whatever the server's own zone is. Look-ups are by key: a plan made once for all IDs is
// as good as one made for these, and making it again costs PostgreSQL more than carrying it out.
const session = '-c TimeZone=UTC -c plan_cache_mode=force_generic_plan'

function clientConfig(url: string, options: DatabaseOptions): pg.ClientConfig {
  const timeout = options.statementTimeout ?? 5_000
  return {
    connectionString: url,
    application_name: options.applicationName ?? 'motlan',
    connectionTimeoutMillis: 5_000,
    statement_timeout: timeout,
    // A server that does not even time out is given up by us.
    query_timeout: timeout && timeout + 5_000,
    options: session,
    types: columnParsers,
  }
}

const unreachable: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  '28P01', // password wrong
  '28000', // not allowed in
  '3D000', // no such database
  '53300', // too many connections
  '57P01', // shut down by its administrator
  '57P03', // starting up
])

/** An error of pg as ours where it means that there is no database to talk to. */
function refused(error: unknown, place: string): unknown {
  return isLost(error) ? new Refusal('DATABASE_UNREACHABLE', place, { cause: error }) : error
}

/** Whether an error of pg means that there is no database to talk to, or no connection free in time. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return code !== '57014' && (unreachable.has(code) || /timeout|terminated/i.test(error.message))
}

/** Host and database of a URL: what may stand in an error message, and never the password. */
function placeOf(url: string): string {
  const parts = URL.canParse(url) ? new URL(url) : undefined
  if (parts && /^postgres(ql)?:$/.test(parts.protocol))
    return `database ${parts.host}${parts.pathname}`
  throw new Refusal('DATABASE_UNREACHABLE', 'database URL', {
    reason: 'the address is no URL such as postgres://user:password@host:5432/database',
  })
}

/** The same promise for every caller; a failure is forgotten, so that the next caller tries again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}
