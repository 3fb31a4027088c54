import type pg from 'pg'
import { type Checkpoint, checkpointIn, signCheckpoint } from '../note/checkpoint.ts'
import { rootOf } from '../tree/growth.ts'
import type { Hash } from '../tree/hash.ts'
import { ledgerPool } from './connection.ts'
import type { OpenLog } from './open-log.ts'

/** Signs what has become durable. */
export interface Notary {
  /** Told after every commit; the checkpoint follows within the interval. */
  readonly committed: (log: OpenLog) => void
  /** Signs what is not signed yet. */
  readonly close: () => Promise<void>
}

/** A checkpoint that has been stored. */
export interface Published {
  readonly log: number
  readonly checkpoint: Checkpoint
  readonly note: string
}

export interface NotaryOptions {
  readonly connection: pg.ClientConfig
  readonly clock: () => Date
  /** Milliseconds an entry waits at most for its checkpoint. */
  readonly interval: number
  /** After so many entries it does not wait at all. */
  readonly entries: number
  readonly timeout: number
  readonly published: (published: Published) => void
}

/**
 * Signs checkpoints on a connection of its own, so that no commit ever waits for one. INVARIANT: it signs only what a
 * commit has made durable; a log that loses entries with a crash has not signed them.
 */
export function openNotary(options: NotaryOptions): Notary {
  const { connection, clock, interval, entries, timeout } = options
  const pool = ledgerPool(connection, { max: 1, timeout, name: 'motlan ledger notary' })
  let latest: OpenLog | undefined
  let last: Signed | undefined
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  function committed(log: OpenLog): void {
    latest = log
    if (log.growth.size - signedOf(log).size >= entries) start()
    else if (timer === undefined) {
      timer = setTimeout(start, interval)
      timer.unref()
    }
  }

  /** What is known here, or was read when the log was opened: whichever is newer. */
  function signedOf({ log, checkpointed }: OpenLog): Pick<Signed, 'size' | 'hash'> {
    const read = checkpointed ?? { size: 0, hash: undefined }
    return last?.log === log && last.size >= read.size ? last : read
  }

  function start(): void {
    clearTimeout(timer)
    timer = undefined
    running ??= sign().finally(() => {
      running = undefined
      // Whatever was committed meanwhile, or could not be signed, waits for the next.
      if (latest && signedOf(latest).size < latest.growth.size) committed(latest)
    })
  }

  async function sign(): Promise<void> {
    const log = latest
    if (!log || signedOf(log).size >= log.growth.size) return
    const { origin, growth, signers, checkpointed } = log
    const { hash: previous } = signedOf(log)
    // Only the first checkpoint after a change of keys is signed by both.
    const isFirst = previous === checkpointed?.hash
    try {
      const checkpoint: Checkpoint = {
        origin,
        size: growth.size,
        root: rootOf(growth),
        time: clock(),
        ...(previous !== undefined && { previous }),
        beside: await newestOfOthers(pool, log.log),
      }
      const made = signCheckpoint(checkpoint, isFirst ? signers : signers.slice(-1))
      const note = await store(pool, log.log, checkpoint, made)
      last = { log: log.log, size: growth.size, hash: checkpointIn(note)?.hash }
      if (note === made) options.published({ log: log.log, checkpoint, note })
    } catch {
      // PostgreSQL is away: the entries are durable, and their checkpoint is tried again.
    }
  }

  return {
    committed,
    close: async () => {
      clearTimeout(timer)
      await running
      await sign()
      clearTimeout(timer)
      await pool.end()
    },
  }
}

interface Signed {
  readonly log: number
  readonly size: number
  readonly hash: Hash | undefined
}

/** Stores a checkpoint, or answers the one of this size that whoever wrote the log before has stored. */
async function store(
  pool: pg.Pool,
  log: number,
  { size, time }: Checkpoint,
  note: string,
): Promise<string> {
  const { rows } = await pool.query<{ note: string }>(
    `with fresh as (
       insert into checkpoint (log, size, at, note) values ($1, $2, $3, $4) on conflict do nothing returning note
     )
     select note from fresh union all select note from checkpoint where log = $1 and size = $2`,
    [log, size, time, note],
  )
  return rows[0]?.note ?? note
}

async function newestOfOthers(
  pool: pg.Pool,
  log: number,
): Promise<NonNullable<Checkpoint['beside']>> {
  const { rows } = await pool.query<{ note: string }>(
    `select c.note from ledger_log l
     cross join lateral (select note from checkpoint where log = l.log order by size desc limit 1) c
     where l.log <> $1 order by l.log`,
    [log],
  )
  return rows.flatMap(({ note }) => {
    const found = checkpointIn(note)
    return found ? [found.checkpoint] : []
  })
}
