import { Refusal } from '@motlan/kernel'
import pg from 'pg'
import { compose } from '../entry/compose.ts'
import type { Draft } from '../entry/draft.ts'
import type { Store } from '../group-commit.ts'
import { derivedKeys, type LedgerKeys } from '../secrecy/ledger-keys.ts'
import { randomNonces } from '../secrecy/subject-key.ts'
import { clauseIds } from './clause-ids.ts'
import { ledgerPool } from './connection.ts'
import { insertBatch } from './insert-batch.ts'
import { officers } from './officers.ts'
import { type OpenLog, openLog } from './open-log.ts'
import { rehearsal } from './rehearsal.ts'
import { subjectKeys } from './subject-keys.ts'

/** The only writer of one log. */
export interface Writer extends Store<Draft> {
  /** The log as far as it is durable; undefined before the first commit and while PostgreSQL is away. */
  readonly current: () => OpenLog | undefined
  /** Writes an entry and takes it back: rejects where a look-up could not be written now. */
  readonly rehearse: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface WriterOptions {
  readonly connection: pg.ClientConfig
  readonly keys: LedgerKeys
  readonly clock: () => Date
  /** A steady clock in milliseconds. */
  readonly now: () => number
  /** Milliseconds for connecting and for each statement. */
  readonly timeout: number
  /** Told after every commit. */
  readonly committed: (log: OpenLog) => void
}

/** Milliseconds for which an erased subject's key may still be remembered. */
const erasedWithin = 1_000

/** Opens a writer. Nothing is connected before the first commit. */
export function openWriter({
  connection,
  clock,
  now,
  timeout,
  committed,
  ...options
}: WriterOptions): Writer {
  const pool = ledgerPool(connection, { max: 1, timeout, name: 'motlan ledger writer' })
  const keys = derivedKeys(options.keys)
  const clauses = clauseIds()
  const names = officers(keys)
  const subjects = subjectKeys(keys)
  const nonce = randomNonces()
  let held: { readonly client: pg.PoolClient; log: OpenLog } | undefined
  let lastLog: number | undefined
  let erasures = { read: Number.NEGATIVE_INFINITY, count: 0 }

  async function logOn(client: pg.PoolClient): Promise<OpenLog> {
    // INVARIANT: after anything went wrong the log is read again, so nobody has to guess whether a commit succeeded.
    if (held?.client === client) return held.log
    const log = await openLog(client, { keys: options.keys, clock, preferred: lastLog })
    held = { client, log }
    lastLog = log.log
    return log
  }

  async function forgetErased(client: pg.PoolClient): Promise<void> {
    if (now() - erasures.read < erasedWithin) return
    const { rows } = await client.query<{ count: number }>('select count(*) from erasure')
    const count = rows[0]?.count ?? 0
    if (count !== erasures.count) subjects.forget()
    erasures = { read: now(), count }
  }

  async function write(client: pg.PoolClient, batch: readonly Draft[]): Promise<void> {
    const log = await logOn(client)
    await forgetErased(client)
    const clauseId = await clauses.ensure(client, clausesIn(batch))
    await names.ensure(
      client,
      batch.map(({ who }) => who),
    )
    const { fresh, keyOf } = await subjects.find(client, subjectsIn(batch))
    const composed = compose(batch, log.growth, { keys, nonce, keyOf })
    await client.query(
      insertBatch({
        ...composed,
        log: log.log,
        first: log.growth.size,
        entries: composed.growth.size - log.growth.size,
        clauseId,
        subjectKeys: fresh,
        controls: [],
      }),
    )
    const grown = { ...log, growth: composed.growth }
    held = { client, log: grown }
    committed(grown)
  }

  async function commit(batch: readonly Draft[], again = true): Promise<void> {
    const client = await pool.connect()
    try {
      await write(client, batch)
      client.release()
    } catch (fault) {
      // A key that was made for this batch does not exist unless the batch does.
      subjects.forget()
      const survives = isAboutData(fault)
      client.release(!survives)
      if (!survives) held = undefined
      if (again && isKeyOfAnother(fault)) return commit(batch, false)
      throw bare(fault)
    }
  }

  return {
    commit: (batch) => commit(batch),
    divisible: (fault) => fault instanceof Error && /^SQLSTATE 2[23]/.test(fault.message),
    current: () => held?.log,
    rehearse: async () => {
      const client = await pool.connect()
      try {
        const { log, growth } = await logOn(client)
        await client.query('begin')
        await client.query(insertBatch(rehearsal(log, growth)))
        await client.query('rollback')
        client.release()
      } catch (fault) {
        held = undefined
        client.release(true)
        throw bare(fault)
      }
    },
    close: () => pool.end(),
  }
}

function clausesIn(batch: readonly Draft[]) {
  return batch.flatMap(({ who, withheld, decided, subjects }) => [
    who.clause,
    ...(withheld ? [withheld] : []),
    ...(decided ? [decided] : []),
    ...subjects.map(({ what }) => what),
  ])
}

function subjectsIn(batch: readonly Draft[]): readonly string[] {
  return batch.flatMap(({ subjects }) => subjects.map(({ subject }) => subject))
}

/** The statement failed as a whole for what stands in it; log and connection are as before. */
function isAboutData(fault: unknown): boolean {
  return (
    (fault instanceof pg.DatabaseError && /^22/.test(fault.code ?? '')) || isKeyOfAnother(fault)
  )
}

/** Another writer has made a key for one of the subjects at the same moment. */
function isKeyOfAnother(fault: unknown): boolean {
  return (
    fault instanceof pg.DatabaseError && fault.code === '23505' && fault.table === 'subject_key'
  )
}

/** What may be known of a database error: its code. PostgreSQL puts the values of a row into its details. */
function bare(fault: unknown): Error {
  if (fault instanceof Refusal) return fault
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  return new Error(/^[0-9A-Z]{5}$/.test(code) ? `SQLSTATE ${code}` : code || 'connection lost')
}
