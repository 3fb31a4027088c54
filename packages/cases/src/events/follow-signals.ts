import { Refusal } from '@motlan/kernel'
import {
  readSignals,
  type Signal,
  type SignalPage,
  type SignalParts,
  type SignalsAsked,
} from './read-signals.ts'

/** What wakes whoever waits for signals. */
export interface Wakes {
  /** Resolves the next time there may be something new. */
  readonly next: () => Promise<void>
}

/** Whose signals, for as long as somebody listens. */
export interface Following extends Omit<SignalsAsked, 'first'> {
  readonly signal: AbortSignal
}

/** Signals read at a time. */
const page = 100

/**
 * All signals of an agency from a place on, in the order in which pages give them, and then each new one as it comes.
 * Nothing is read ahead of whoever takes them.
 */
export async function* followSignals(
  { signal, after, ...asked }: Following,
  parts: SignalParts & { readonly wakes: Wakes },
): AsyncGenerator<Signal> {
  const left = abortion(signal)
  let cursor = after
  while (!signal.aborted) {
    // Asked before the table is read: what is added in between wakes us, too.
    const woken = parts.wakes.next()
    const read = await readable(readSignals({ ...asked, after: cursor, first: page }, parts))
    for (const each of read.signals) {
      if (signal.aborted) return
      yield each
    }
    cursor = read.cursor ?? cursor
    if (!read.hasMore) await Promise.race([woken, left])
  }
}

/** Where nobody can say at the moment what may be told, nothing is, and it is asked again with the next waking. */
async function readable(reading: Promise<SignalPage>): Promise<SignalPage> {
  try {
    return await reading
  } catch (cause) {
    if (cause instanceof Refusal && cause.code === 'REGISTRY_UNAVAILABLE') return nothing
    throw cause
  }
}

const nothing: SignalPage = { signals: [], hasMore: false }

function abortion(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
