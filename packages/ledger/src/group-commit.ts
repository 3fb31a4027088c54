import { Refusal } from '@motlan/kernel'

/** How much a ledger holds back, writes at once, and how long it lets a look-up wait. */
export interface LedgerLimits {
  /** Rows that may wait for a commit; a look-up that would exceed it is refused with `LEDGER_BUSY`. */
  readonly waiting: number
  /** Rows written by one commit, unless a single look-up has more. */
  readonly batch: number
  /** As long as there is other work to do, a commit waits up to so many milliseconds for more look-ups to share it. */
  readonly pace: number
  /** After so many milliseconds a look-up that is not durable is refused with `LEDGER_UNAVAILABLE`. */
  readonly timeout: number
  /** So many milliseconds an entry waits at most for its checkpoint. */
  readonly checkpoint: number
  /** After so many entries the checkpoint does not wait at all. */
  readonly checkpointEntries: number
}

/** Where a batch becomes durable, all of it or nothing. */
export interface Store<Entry> {
  readonly commit: (batch: readonly Entry[]) => Promise<void>
  /** Whether the batch failed for what stands in it, and a part of it can still be written. */
  readonly divisible: (fault: unknown) => boolean
}

/** Turns single appends into few commits. */
export interface GroupCommit<Entry> {
  readonly append: (entry: Entry) => Promise<void>
  /** Refuses whatever comes from now on, and resolves when everything before is settled. */
  readonly drain: () => Promise<void>
}

interface Waiting<Entry> {
  readonly entry: Entry
  readonly rows: number
  readonly since: number
  readonly resolve: () => void
  readonly reject: (refusal: Refusal) => void
}

/**
 * Group commit: all entries of a tick, and all that arrive while a commit is under way, share the next one.
 * `rows` counts what an entry weighs; `now` is a steady clock in milliseconds.
 */
export function groupCommit<Entry>(
  store: Store<Entry>,
  limits: Pick<LedgerLimits, 'waiting' | 'batch' | 'pace' | 'timeout'>,
  rows: (entry: Entry) => number,
  now: () => number,
): GroupCommit<Entry> {
  let queue: Waiting<Entry>[] = []
  let queued = 0
  let running: Promise<void> | undefined
  let closed = false

  function append(entry: Entry): Promise<void> {
    if (closed) return Promise.reject(unavailable('the ledger is closing'))
    const weight = rows(entry)
    // A single look-up always finds place in an empty queue, so that no size is refused for ever.
    if (queued > 0 && queued + weight > limits.waiting) {
      return Promise.reject(new Refusal('LEDGER_BUSY', 'ledger'))
    }
    return new Promise((resolve, reject) => {
      queue.push({ entry, rows: weight, since: now(), resolve, reject })
      queued += weight
      running ??= writeAll()
    })
  }

  async function writeAll(): Promise<void> {
    while (queue.length > 0) {
      await lull(limits.pace, now)
      await write(nextBatch())
    }
    running = undefined
  }

  function nextBatch(): readonly Waiting<Entry>[] {
    let end = 0
    for (let taken = 0; end < queue.length; end++) {
      taken += queue[end]?.rows ?? 0
      if (end > 0 && taken > limits.batch) break
    }
    const batch = queue.slice(0, end)
    queue = queue.slice(end)
    for (const each of batch) queued -= each.rows
    return batch
  }

  async function write(taken: readonly Waiting<Entry>[]): Promise<void> {
    const batch = taken.filter(inTime)
    if (batch.length === 0) return
    try {
      await store.commit(batch.map(({ entry }) => entry))
      // INVARIANT: nobody is told that a look-up is durable before the commit that holds it has returned.
      for (const each of batch) each.resolve()
    } catch (fault) {
      const middle = batch.length >> 1
      if (middle > 0 && store.divisible(fault)) {
        // One entry that PostgreSQL cannot store must not cost the others their answer.
        await write(batch.slice(0, middle))
        await write(batch.slice(middle))
      } else {
        for (const each of batch) each.reject(unavailable('the commit failed', fault))
      }
    }
  }

  function inTime({ since, reject }: Waiting<Entry>): boolean {
    if (now() - since < limits.timeout) return true
    reject(unavailable('the commit took too long'))
    return false
  }

  return {
    append,
    drain: async () => {
      closed = true
      await running
    },
  }
}

/** A turn of the event loop shorter than this, in milliseconds, found nothing to do. */
const idleTurn = 0.05

/**
 * Resolves after this tick, as soon as the process has nothing else to do, at the latest after `pace` milliseconds. A
 * commit costs the same for one look-up and for twenty: a busy process gathers, an idle one does not let anybody wait.
 */
async function lull(pace: number, now: () => number): Promise<void> {
  const start = now()
  let turned = start
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve))
    const before = turned
    turned = now()
    if (turned - before < idleTurn || turned - start >= pace) return
  }
}

function unavailable(reason: string, cause?: unknown): Refusal {
  return new Refusal(
    'LEDGER_UNAVAILABLE',
    'ledger',
    cause === undefined ? { reason } : { reason, cause },
  )
}
