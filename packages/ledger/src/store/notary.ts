import type pg from 'pg'
import { type Checkpoint, checkpointIn, signCheckpoint } from '../note/checkpoint.ts'
import { rootOf } from '../tree/growth.ts'
import type { Hash } from '../tree/hash.ts'
import { ledgerPool, onConnection } from './connection.ts'
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
  /** Whose keys have signed a checkpoint here: until then both do, where one hands over to the other. */
  let handedOver: OpenLog['signers'] | undefined
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
    running ??= signAll().finally(() => {
      running = undefined
      // Whatever was committed meanwhile, or could not be signed, waits for the next.
      if (latest && signedOf(latest).size < latest.growth.size) committed(latest)
    })
  }

  /** Signs what is not signed yet; true where a checkpoint is there that nobody here knew of, and it has to be tried again. */
  async function sign(): Promise<boolean> {
    const log = latest
    if (!log || signedOf(log).size >= log.growth.size) return false
    const { origin, growth, signers } = log
    const { size: before, hash: previous } = signedOf(log)
    try {
      const checkpoint: Checkpoint = {
        origin,
        size: growth.size,
        root: rootOf(growth),
        time: clock(),
        ...(previous !== undefined && { previous }),
        beside: await newestOfOthers(pool, log.log),
      }
      const made = signCheckpoint(checkpoint, handedOver === signers ? signers.slice(-1) : signers)
      const note = await store(pool, log.log, checkpoint, made, before)
      const stored = checkpointIn(note)
      if (!stored) return false
      last = { log: log.log, size: stored.checkpoint.size, hash: stored.hash }
      if (note !== made) return true
      handedOver = signers
      options.published({ log: log.log, checkpoint, note })
    } catch {
      // PostgreSQL is away: the entries are durable, and their checkpoint is tried again.
    }
    return false
  }

  async function signAll(): Promise<void> {
    while (await sign());
  }

  return {
    committed,
    close: async () => {
      clearTimeout(timer)
      await running
      await signAll()
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

/** Any number, as long as nobody else locks under it: "mchk". */
const lockClass = 0x6d63686b

/**
 * Stores a checkpoint behind the one it names, or answers the newest one where another is there already: the connection
 * of a gateway that was killed may store its last one later than the next gateway has read which was the last.
 * INVARIANT: two checkpoints never name the same one before.
 */
function store(
  pool: pg.Pool,
  log: number,
  { size, time }: Checkpoint,
  note: string,
  before: number,
): Promise<string> {
  return onConnection(pool, async (client) => {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1, $2)', [lockClass, log])
    const { rows } = await client.query<{ note: string }>(
      'select note from checkpoint where log = $1 and size > $2 order by size desc limit 1',
      [log, before],
    )
    const [other] = rows
    if (!other) {
      await client.query('insert into checkpoint (log, size, at, note) values ($1, $2, $3, $4)', [
        log,
        size,
        time,
        note,
      ])
    }
    await client.query('commit')
    return other?.note ?? note
  })
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
