import { Refusal } from '@motlan/kernel'
import pg from 'pg'
import type { ExportedLog } from '../export/export-line.ts'
import { closeLogs } from '../operate/renew.ts'
import { ledgerPool, onConnection } from '../store/connection.ts'
import { grow, ungrown } from '../tree/growth.ts'
import { hashFrom } from '../tree/hash.ts'
import { type ImportRows, importRows } from './import-rows.ts'

/** What an import works with. */
export interface ImportOptions {
  /** With the role that owns the tables. */
  readonly owner: pg.ClientConfig
}

/** What was imported. */
export interface Imported {
  readonly logs: readonly ExportedLog[]
  readonly lines: number
}

type Line = Readonly<Record<string, unknown>>

/** Milliseconds a statement of an import may take, and lines written at a time. */
const patience = 600_000
const chunk = 2_000

/**
 * Reads an export into an empty ledger, all of it or nothing. It writes what stands there: whether it is whole is for
 * `verifyExport` to say, before. Its logs are closed, because entries may have followed that are lost: gateways begin
 * new ones beside them.
 */
export async function importLedger(
  lines: AsyncIterable<string> | Iterable<string>,
  { owner }: ImportOptions,
): Promise<Imported> {
  const pool = ledgerPool(owner, { max: 1, timeout: patience, name: 'motlan ledger import' })
  try {
    return await onConnection(pool, async (client) => {
      await client.query('begin')
      await demandEmpty(client)
      const imported = await readInto(client, lines)
      await client.query('commit')
      return imported
    })
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    const code = cause instanceof pg.DatabaseError ? ` (SQLSTATE ${cause.code})` : ''
    throw unreadable(`the database does not take it${code}`)
  } finally {
    await pool.end()
  }
}

async function readInto(
  client: pg.ClientBase,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<Imported> {
  const rows = importRows(client)
  let logs: readonly ExportedLog[] = []
  let count = 0
  let growths = new Map<number, typeof ungrown>()
  for await (const text of lines) {
    count++
    const line = objectIn(text)
    if (count === 1) {
      logs = logsIn(line)
      growths = new Map(logs.map(({ log }) => [log, ungrown]))
      await begin(client, logs)
      continue
    }
    rows.add(line)
    if (typeof line.position === 'number' && line.part === undefined) {
      const log = Number(line.log)
      const { growth, tiles } = grow(growths.get(log) ?? ungrown, [leafIn(line)])
      growths.set(log, growth)
      for (const tile of tiles) rows.addTile(log, tile)
    }
    if (rows.size() >= chunk) await rows.write()
  }
  await rows.write()
  for (const [log, { size, edges }] of growths)
    await finish(client, log, size, edges[0] ?? '', rows)
  await closeLogs(client)
  return { logs, lines: count }
}

async function demandEmpty(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ logs: number }>('select count(*) as logs from ledger_log')
  if (rows[0]?.logs === 0) return
  throw new Refusal('CONFIGURATION_INVALID', 'exchange database', {
    reason: 'it holds a ledger already',
    fix: 'import into a database of its own',
  })
}

/** The logs under the names they had. */
async function begin(client: pg.ClientBase, logs: readonly ExportedLog[]): Promise<void> {
  for (const { log, origin } of logs) {
    await client.query('insert into ledger_log (log, origin) values ($1, $2)', [log, origin])
  }
}

/** One batch for all of a log, and the hashes of its last row, whose entries may not all have come with their texts. */
async function finish(
  client: pg.ClientBase,
  log: number,
  size: number,
  edge: string,
  rows: ImportRows,
): Promise<void> {
  await client.query('insert into ledger_batch (log, first, entries) values ($1, 0, $2)', [
    log,
    size,
  ])
  await rows.writeEdge(log, size, edge)
}

function objectIn(text: string): Line {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as Line
  } catch {
    // Said below.
  }
  throw unreadable('a line is not JSON')
}

function logsIn({ logs }: Line): readonly ExportedLog[] {
  if (!Array.isArray(logs)) throw unreadable('the first line is not that of an export')
  return logs as readonly ExportedLog[] // Verified before, or refused by the tables.
}

function leafIn({ leaf }: Line): string {
  const hash = hashFrom(leaf)
  if (hash === undefined) throw unreadable('an entry has no hash')
  return hash
}

function unreadable(reason: string): Refusal {
  return new Refusal('CONFIGURATION_INVALID', 'export', {
    reason,
    fix: 'run motlan ledger verify on the file',
  })
}
