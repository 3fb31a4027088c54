import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Wakes } from './follow-signals.ts'

/** What listening needs. */
export interface ListenOptions {
  readonly connection: pg.ClientConfig
  readonly channel: string
  /** Told when the database is away; it is tried again. */
  readonly onFault: (cause: unknown) => void
  /** Milliseconds after which everybody is woken although nobody said anything: notifications do not pass every pooler. */
  readonly every?: number
  /** Milliseconds before a broken connection is made again. */
  readonly patience?: number
}

/** Somebody who listens, for everybody who waits. */
export interface Listening extends Wakes {
  readonly close: () => Promise<void>
}

/**
 * Wakes whoever waits as soon as PostgreSQL notifies the channel, and after every new connection: what was said while
 * there was none was not heard. One connection serves all who wait.
 */
export function listen({
  connection,
  channel,
  onFault,
  every = 15_000,
  patience = 500,
}: ListenOptions): Listening {
  const ending = new AbortController()
  const { signal } = ending
  let client: pg.Client | undefined
  let waiting = Promise.withResolvers<void>()
  const wake = (): void => {
    waiting.resolve()
    waiting = Promise.withResolvers<void>()
  }

  async function hear(): Promise<void> {
    const connected = new pg.Client({ ...connection, keepAlive: true })
    client = connected
    const broken = new Promise<never>((_, reject) => {
      connected.on('error', reject)
      connected.on('end', () => reject(new Error('the connection ended')))
    })
    broken.catch(() => undefined)
    connected.on('notification', wake)
    await connected.connect()
    await connected.query(`listen ${pg.escapeIdentifier(channel)}`)
    while (!signal.aborted) {
      wake()
      await Promise.race([sleep(every, undefined, { signal }), broken])
    }
  }

  async function keepHearing(): Promise<void> {
    while (!signal.aborted) {
      try {
        await hear()
      } catch (cause) {
        if (signal.aborted) return
        onFault(cause)
        await client?.end().catch(() => undefined)
        await sleep(patience, undefined, { signal }).catch(() => undefined)
      }
    }
  }

  const heard = keepHearing()
  return {
    next: () => waiting.promise,
    close: async () => {
      ending.abort()
      await client?.end().catch(() => undefined)
      await heard
      wake()
    },
  }
}
