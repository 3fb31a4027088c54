import { setTimeout as sleep } from 'node:timers/promises'
import type { ChangeSource } from './change.ts'
import { daysKept, forgetSignals } from './forget-signals.ts'
import { type RelayParts, relayNext } from './relay.ts'

/** What a relay that runs needs beside what it works with. */
export interface RunOptions extends RelayParts {
  readonly sources: readonly ChangeSource[]
  /** Told when a registry or the exchange is away; it is tried again. */
  readonly onFault: (registry: string, cause: unknown) => void
  /** Milliseconds before it is tried again, twice as many each time it is in vain. */
  readonly patience?: number
  /** Days for which signals are kept. */
  readonly days?: number
}

/** Milliseconds before it is tried again at most: whoever is back is caught up with soon. */
const mostPatience = 10_000

/** Milliseconds between two looks for signals that are no longer kept. */
const anHour = 3_600_000

/**
 * A relay that keeps up with every registry, each at its own pace, and removes what is no longer kept, until it is
 * stopped. Any number may run at once.
 */
export function runRelay({
  sources,
  onFault,
  patience = 500,
  days = daysKept,
  ...parts
}: RunOptions): {
  readonly stop: () => Promise<void>
} {
  const ending = new AbortController()
  const { signal } = ending

  async function keepUp(source: ChangeSource): Promise<void> {
    let faults = 0
    while (!signal.aborted) {
      try {
        // Asked before the outbox is read: what is added in between wakes us, too.
        const more = source.mayHaveMore(signal)
        const relayed = await relayNext(source, parts)
        faults = 0
        if (relayed === 0) await more
      } catch (cause) {
        if (signal.aborted) return
        // Said once, until it has worked again.
        if (faults === 0) onFault(source.registry, cause)
        const pause = Math.min(patience * 2 ** faults, mostPatience)
        faults += 1
        await sleep(pause, undefined, { signal }).catch(() => undefined)
      }
    }
  }

  async function keepTidy(): Promise<void> {
    while (!signal.aborted) {
      const hasMore = await forgetSignals(parts.pool, days).catch((cause) => {
        if (!signal.aborted) onFault('exchange', cause)
      })
      if (!hasMore) await sleep(anHour, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }

  const running = Promise.all([...sources.map(keepUp), keepTidy()])
  return {
    stop: async () => {
      ending.abort()
      await running
    },
  }
}
