import { Refusal } from '@motlan/kernel'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { columnParsers } from './column-parser.ts'
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
  readonly run: (statement: Statement) => Promise<readonly Row[]>
  /** The columns of each table's primary key, in their order; read once, when first needed. */
  readonly primaryKeys: () => Promise<ReadonlyMap<string, readonly string[]>>
  /** Throws a `Refusal` where the database does not answer. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface DatabaseOptions {
  /** Connections kept at most. */
  readonly max?: number
  readonly applicationName?: string
  /** Milliseconds after which PostgreSQL gives up on a statement. */
  readonly statementTimeout?: number
  /** Told about each statement before it is sent: tests and benches read the SQL log here. */
  readonly onStatement?: (text: string) => void
  /** Told about connections that broke while idle. */
  readonly onError?: (error: Error) => void
}

/** Opens a registry's database. No connection is made before the first statement. */
export function openDatabase<DB>(url: string, options: DatabaseOptions = {}): RegistryDatabase<DB> {
  const place = placeOf(url)
  const pool = new pg.Pool(poolConfig(url, options))
  // INVARIANT: without a listener a connection that breaks while idle would end the process.
  pool.on('error', (error) => options.onError?.(error))
  const { onStatement } = options
  const run = async ({ name, text, values }: Statement): Promise<readonly Row[]> => {
    onStatement?.(text)
    try {
      const query = { text, values: values as unknown[] }
      return (await pool.query<Row>(name ? { ...query, name } : query)).rows
    } catch (error) {
      throw refused(error, place)
    }
  }
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return {
    kysely,
    run,
    primaryKeys: once(() => primaryKeysOf(run)),
    ping: async () => {
      await run({ text: 'select 1', values: [] })
    },
    close: () => kysely.destroy(),
  }
}

/** A database for printing SDL and compiling SQL: it has no address, and refuses every statement. */
export function noDatabase<DB>(): RegistryDatabase<DB> {
  return openDatabase<DB>('postgres://nobody@localhost:1/none')
}

function poolConfig(url: string, options: DatabaseOptions): pg.PoolConfig {
  return {
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'motlan',
    connectionTimeoutMillis: 5_000,
    statement_timeout: options.statementTimeout ?? 5_000,
    // Instants are answered in UTC, whatever the server's own zone is.
    options: '-c TimeZone=UTC',
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
  if (!(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  const lost = unreachable.has(code) || /timeout|terminated/i.test(error.message)
  if (!lost || code === '57014') return error
  return new Refusal('DATABASE_UNREACHABLE', place, { cause: error })
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
