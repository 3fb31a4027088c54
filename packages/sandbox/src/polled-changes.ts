import { setTimeout as sleep } from 'node:timers/promises'
import type { ChangeSource } from '@motlan/cases'
import { askChanges } from '@motlan/kernel'
import type { ReachedRegistry } from './registries.ts'

/** What asking for changes takes. */
export interface PollingOptions {
  readonly clock: () => Date
  readonly newId: () => string
  /** Waits so many milliseconds, or until the signal aborts. */
  readonly rest?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>
}

/** Milliseconds before it is asked again: at first, and at most while nothing changes. */
const [soon, late] = [250, 1_500]

/** Milliseconds a registry may take. */
const timeout = 5_000

/**
 * The outbox of a registry of which nothing but its address is known: it is asked by the transport and under the key of
 * look-ups, soon again while things change, and less and less often while nothing does.
 */
export function polledChanges(
  { name: registry, transport, grantKey }: Omit<ReachedRegistry, 'close'>,
  { rest = sleeping, ...options }: PollingOptions,
): ChangeSource {
  let pause = soon
  return {
    registry,
    changesAfter: async (after, limit) => {
      const signal = AbortSignal.timeout(timeout)
      const asked = { registry, after, first: limit, transport, grantKey, signal, ...options }
      const changes = await askChanges(asked)
      pause = changes.length > 0 ? soon : Math.min(2 * pause, late)
      return changes.map((change) => ({ ...change, at: new Date(change.at) }))
    },
    mayHaveMore: async (signal) => {
      await rest(pause, signal)
    },
  }
}

function sleeping(milliseconds: number, signal: AbortSignal): Promise<unknown> {
  return sleep(milliseconds, undefined, { signal, ref: false }).catch(() => undefined)
}
