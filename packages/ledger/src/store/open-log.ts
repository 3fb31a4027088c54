import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '@motlan/kernel'
import type pg from 'pg'
import { controlText } from '../entry/entry-text.ts'
import { checkpointIn } from '../note/checkpoint.ts'
import { noteSigner, verifierKey } from '../note/note-key.ts'
import type { NoteSigner } from '../note/signed-note.ts'
import type { LedgerKeys } from '../secrecy/ledger-keys.ts'
import { type Growth, grow, ungrown } from '../tree/growth.ts'
import { type Hash, leafHash } from '../tree/hash.ts'
import { insertBatch } from './insert-batch.ts'
import { storedTree } from './stored-tree.ts'

/** A log this process is the only writer of, as long as the connection lives that holds its lock. */
export interface OpenLog {
  readonly log: number
  readonly origin: string
  readonly growth: Growth
  readonly checkpointed: { readonly size: number; readonly hash: Hash } | undefined
  /** Who signs the next checkpoint: two keys, where one hands over to the other. */
  readonly signers: readonly NoteSigner[]
}

export interface OpenLogOptions {
  readonly keys: LedgerKeys
  readonly clock: () => Date
  /** The log written before the connection broke: its lock may need a moment to come free. */
  readonly preferred?: number | undefined
}

/** Any number, as long as nobody else locks under it: "mldg". */
const lockClass = 0x6d6c6467

/** Takes a log that nobody writes and this key may continue, or begins a new one. */
export async function openLog(client: pg.ClientBase, options: OpenLogOptions): Promise<OpenLog> {
  const { rows } = await client.query<{ log: number; origin: string }>(
    'select log, origin from ledger_log where closed_at is null order by log = $1 desc, log',
    [options.preferred ?? -1],
  )
  for (const { log, origin } of rows) {
    if (!(await locked(client, log, log === options.preferred))) continue
    const continued = await continueLog(client, log, origin, options)
    if (continued) return continued
    await client.query('select pg_advisory_unlock($1, $2)', [lockClass, log])
  }
  return beginLog(client, options)
}

async function locked(client: pg.ClientBase, log: number, patient: boolean): Promise<boolean> {
  for (let round = 0; ; round++) {
    const { rows } = await client.query<{ locked: boolean }>(
      'select pg_try_advisory_lock($1, $2) as locked',
      [lockClass, log],
    )
    if (rows[0]?.locked === true) return true
    if (!patient || round === 10) return false
    await pause(20)
  }
}

/** Reads how far a log has come, and holds it against its last checkpoint. Undefined where the log has another key. */
async function continueLog(
  client: pg.ClientBase,
  log: number,
  origin: string,
  { keys, clock }: OpenLogOptions,
): Promise<OpenLog | undefined> {
  const size = await sizeOf(client, log)
  const last = await lastCheckpoint(client, log)
  const tree = storedTree(client, log)
  const growth = await tree.growthAt(size)
  const checkpointed = last === undefined ? undefined : checkpointIn(last)
  const { size: signed, root } = checkpointed?.checkpoint ?? { size: 0, root: undefined }
  if (!growth || signed > size || (checkpointed && (await tree.rootAt(signed)) !== root)) {
    throw damaged(origin)
  }
  const { key, position } = await lastKey(client, log)
  const own = keys.signers.map((signer) => verifierKey(origin, signer))
  const signer = keys.signers[own.indexOf(key)]
  if (!signer) return undefined
  const open = {
    log,
    origin,
    growth,
    checkpointed: checkpointed && { size: signed, hash: checkpointed.hash },
  }
  const [current] = keys.signers
  if (signer !== current) {
    const text = controlText(size, {
      kind: 'key',
      at: clock().toISOString(),
      key: verifierKey(origin, current),
    })
    const grown = await appendControl(client, log, growth, text)
    return {
      ...open,
      growth: grown,
      signers: [signer, current].map((one) => noteSigner(origin, one)),
    }
  }
  const before = position >= signed && position > 0 ? await keyBefore(client, log, position) : key
  const handing = keys.signers[own.indexOf(before)]
  const signers = handing && handing !== current ? [handing, current] : [current]
  return { ...open, signers: signers.map((one) => noteSigner(origin, one)) }
}

async function beginLog(client: pg.ClientBase, { keys, clock }: OpenLogOptions): Promise<OpenLog> {
  for (;;) {
    const { rows } = await client.query<{ log: number; origin: string }>(
      `insert into ledger_log (log, origin)
       select n.log, 'motlan.org/ledger/' || i.id || '/' || n.log
       from ledger_identity i, (select coalesce(max(log), 0) + 1 as log from ledger_log) n
       on conflict do nothing returning log, origin`,
    )
    const [made] = rows
    // Another gateway has begun a log of this number at the same moment.
    if (!made || !(await locked(client, made.log, true))) continue
    const { log, origin } = made
    // Somebody may have taken it between the two statements.
    if ((await sizeOf(client, log)) > 0) continue
    const [signer] = keys.signers
    const key = verifierKey(origin, signer)
    const text = controlText(0, { kind: 'opened', at: clock().toISOString(), origin, key })
    const growth = await appendControl(client, log, ungrown, text)
    return { log, origin, growth, checkpointed: undefined, signers: [noteSigner(origin, signer)] }
  }
}

/** Appends one control entry to a log whose lock this connection holds. */
export async function appendControl(
  client: pg.ClientBase,
  log: number,
  before: Growth,
  text: string,
): Promise<Growth> {
  const { growth, tiles } = grow(before, [leafHash(text)])
  await client.query(
    insertBatch({
      log,
      first: before.size,
      entries: 1,
      decisions: [],
      parts: [],
      clauseId: () => -1,
      tiles,
      subjectKeys: [],
      controls: [{ position: before.size, text }],
    }),
  )
  return growth
}

async function sizeOf(client: pg.ClientBase, log: number): Promise<number> {
  const { rows } = await client.query<{ size: number }>(
    'select first + entries as size from ledger_batch where log = $1 order by first desc limit 1',
    [log],
  )
  return rows[0]?.size ?? 0
}

async function lastCheckpoint(client: pg.ClientBase, log: number): Promise<string | undefined> {
  const { rows } = await client.query<{ note: string }>(
    'select note from checkpoint where log = $1 order by size desc limit 1',
    [log],
  )
  return rows[0]?.note
}

interface KeyEntry {
  readonly key: string
  readonly position: number
}

async function lastKey(client: pg.ClientBase, log: number, before?: number): Promise<KeyEntry> {
  const { rows } = await client.query<KeyEntry>(
    `select position, text::jsonb ->> 'key' as key from control_entry
     where log = $1 and ($2::bigint is null or position < $2) and text::jsonb ? 'key' order by position desc limit 1`,
    [log, before ?? null],
  )
  return rows[0] ?? { key: '', position: 0 }
}

async function keyBefore(client: pg.ClientBase, log: number, position: number): Promise<string> {
  return (await lastKey(client, log, position)).key
}

function damaged(origin: string): Refusal {
  return new Refusal('LEDGER_UNAVAILABLE', origin, {
    reason: 'the log does not have the root of its last checkpoint',
    fix: 'run motlan ledger verify; when it is known what happened, close the log: update ledger_log set closed_at = now()',
  })
}
