import { setTimeout as sleep } from 'node:timers/promises'
import type { ChangeSource } from './change.ts'
import { type RelayParts, relayNext } from './relay.ts'

/** What a relay that runs needs beside what it works with. */
export interface RunOptions extends RelayParts {
  readonly sources: readonly ChangeSource[]
  /** Told when a registry or the exchange is away; it is tried again. */
  readonly onFault: (registry: string, cause: unknown) => void
  /** Milliseconds before it is tried again. */
  readonly patience?: number
}

/** A relay that keeps up with every registry, each at its own pace, until it is stopped. Any number may run at once. */
export function runRelay({ sources, onFault, patience = 500, ...parts }: RunOptions): {
  readonly stop: () => Promise<void>
} {
  const ending = new AbortController()
  const { signal } = ending

  async function keepUp(source: ChangeSource): Promise<void> {
    while (!signal.aborted) {
      try {
        // Asked before the outbox is read: what is added in between wakes us, too.
        const more = source.mayHaveMore(signal)
        const relayed = await relayNext(source, parts)
        if (relayed === 0) await more
      } catch (cause) {
        if (signal.aborted) return
        onFault(source.registry, cause)
        await sleep(patience, undefined, { signal }).catch(() => undefined)
      }
    }
  }

  const running = Promise.all(sources.map(keepUp))
  return {
    stop: async () => {
      ending.abort()
      await running
    },
  }
}
