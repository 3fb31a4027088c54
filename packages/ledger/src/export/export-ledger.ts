import type pg from 'pg'
import { ledgerPool } from '../store/connection.ts'
import { entriesIn, type StoredEntry } from '../store/read-entries.ts'
import { partsOf } from '../store/read-parts.ts'
import { storedTree } from '../store/stored-tree.ts'
import { hashesIn, tileWidth } from '../tree/growth.ts'
import { base64, type Hash, leafHash } from '../tree/hash.ts'
import { type AttestedCheckpoint, attestedCheckpoints } from './attested-checkpoints.ts'
import { type ExportedLog, type ExportLine, exportVersion } from './export-line.ts'
import { storedSecrets } from './stored-secrets.ts'

/** What an export contains. */
export interface ExportOptions {
  /** The texts of entries, not only their hashes. Whoever gets them sees sealed entries too. */
  readonly texts: boolean
  /** Everything that an import needs to go on: handles, keys of subjects, names of officers, all as they are stored. */
  readonly backup?: boolean
  readonly at: Date
}

/** Entries read at a time. */
const chunk = tileWidth * 16

/** Milliseconds a statement of an export may take. */
const patience = 600_000

/** Writes a ledger out, line by line, as it was at one moment: every log as far as a checkpoint covers it. */
export async function* exportLedger(
  connection: pg.ClientConfig,
  { texts, backup = false, at }: ExportOptions,
): AsyncGenerator<ExportLine> {
  const pool = ledgerPool(connection, { max: 1, timeout: patience, name: 'motlan ledger export' })
  const client = await pool.connect()
  let lines = 0
  try {
    await client.query('begin isolation level repeatable read read only')
    const logs = await coveredLogs(client)
    const known = new Set<number>()
    const parts = [
      [{ export: exportVersion, at: at.toISOString(), texts: texts || backup, logs }],
      ...(backup ? [storedSecrets(client)] : []),
      ...logs.map((log) =>
        exportLog(client, log, known, { texts: texts || backup, handles: backup }),
      ),
    ]
    for (const part of parts) {
      for await (const line of part) {
        lines++
        yield line
      }
    }
    yield { end: { lines, logs } }
    await client.query('commit')
  } finally {
    client.release(true)
    await pool.end()
  }
}

async function coveredLogs(client: pg.ClientBase): Promise<readonly ExportedLog[]> {
  const { rows } = await client.query<ExportedLog>(
    `select l.log, l.origin, max(c.size) as size from ledger_log l join checkpoint c on c.log = l.log
     group by l.log, l.origin order by l.log`,
  )
  return rows
}

async function* exportLog(
  client: pg.ClientBase,
  { log, size }: ExportedLog,
  known: Set<number>,
  { texts, handles }: { readonly texts: boolean; readonly handles: boolean },
): AsyncGenerator<ExportLine> {
  const checkpoints = attestedCheckpoints(client, log)
  let next = (await checkpoints.next()).value
  for (let from = 0; from < size; from += chunk) {
    const until = Math.min(from + chunk, size)
    const entries = await entriesOf(client, log, from, until, texts)
    const parts = texts ? await partsOf(client, log, [...entries.values()]) : []
    yield* newClauses(
      client,
      [...entries.values(), ...parts.map(({ what }) => ({ clauses: [what] }))],
      known,
    )
    let part = 0
    const leaves = await leavesIn(client, log, from, until, entries)
    for (let position = from; position < until; position++) {
      const { leaf, text } = entries.get(position) ?? {}
      yield {
        log,
        position,
        leaf: base64(leaves.get(position) ?? leaf ?? ''),
        ...(text !== undefined && { entry: text }),
      }
      for (let next = parts[part]; next?.position === position; next = parts[++part]) {
        yield { log, position, part: next.text, ...(handles && { handle: next.handle }) }
      }
      const row = leaves.roots.get(position)
      if (row !== undefined) yield { log, row: Math.floor(position / tileWidth), hash: base64(row) }
      for (; next && next.size === position + 1; next = (await checkpoints.next()).value) {
        yield* linesOf(log, next)
      }
    }
  }
}

/** Control entries are about nobody, and without them no key could be followed: they are always there. */
async function entriesOf(
  client: pg.ClientBase,
  log: number,
  from: number,
  until: number,
  texts: boolean,
): Promise<ReadonlyMap<number, StoredEntry>> {
  if (texts) {
    const entries = await entriesIn(client, log, from, until)
    return new Map(entries.map((entry) => [entry.position, entry]))
  }
  const { rows } = await client.query<{ position: number; text: string }>(
    'select position, text from control_entry where log = $1 and position >= $2 and position < $3',
    [log, from, until],
  )
  return new Map(
    rows.map(({ position, text }) => [
      position,
      { position, text, leaf: leafHash(text), clauses: [] },
    ]),
  )
}

interface KnownLeaves {
  readonly get: (position: number) => Hash | undefined
  /** Roots of full rows, by the position they end at. */
  readonly roots: ReadonlyMap<number, Hash>
}

/** Leaf hashes as they were when the entries were committed, so that a text that was altered since stands out. */
async function leavesIn(
  client: pg.ClientBase,
  log: number,
  from: number,
  until: number,
  entries: ReadonlyMap<number, StoredEntry>,
): Promise<KnownLeaves> {
  const { rows } = await client.query<{ index: number; hashes: Buffer; root: Buffer }>(
    'select index, hashes, root from tile where log = $1 and level = 0 and width = $2 and index >= $3 and index < $4',
    [log, tileWidth, from / tileWidth, Math.ceil(until / tileWidth)],
  )
  const tiles = new Map(
    rows.map(({ index, hashes }) => [index, hashesIn(hashes.toString('latin1'))]),
  )
  const last = Math.floor((until - 1) / tileWidth)
  if (!tiles.has(last) && entries.size < until - from) {
    tiles.set(last, hashesIn(await storedTree(client, log).tile(0, last)))
  }
  return {
    get: (position) => tiles.get(Math.floor(position / tileWidth))?.[position % tileWidth],
    roots: new Map(
      rows
        .map(({ index, root }) => [(index + 1) * tileWidth - 1, root.toString('latin1')] as const)
        .filter(([position]) => position < until),
    ),
  }
}

async function* newClauses(
  client: pg.ClientBase,
  entries: Iterable<Pick<StoredEntry, 'clauses'>>,
  known: Set<number>,
): AsyncGenerator<ExportLine> {
  const fresh = new Set<number>()
  for (const { clauses } of entries) for (const id of clauses) if (!known.has(id)) fresh.add(id)
  if (fresh.size === 0) return
  const { rows } = await client.query<{ text: string }>(
    'select text from clause where id = any($1) order by id',
    [[...fresh]],
  )
  for (const id of fresh) known.add(id)
  for (const { text } of rows) yield { clause: text }
}

function* linesOf(log: number, { size, note, cosignatures, stamps }: AttestedCheckpoint) {
  yield { log, checkpoint: [note, ...cosignatures.map((line) => `${line}\n`)].join('') }
  for (const { by, body } of stamps) yield { log, size, by, stamp: body.toString('base64') }
}
