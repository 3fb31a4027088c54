import type { Companion } from '@motlan/gateway'
import type { Vocabulary } from '@motlan/kernel'
import type { Ledger } from '@motlan/ledger'
import type pg from 'pg'
import { connectCases } from '../store/database.ts'
import type { ChangeSource } from './change.ts'
import { eventsCompanion } from './companion.ts'
import { daysKept } from './forget-signals.ts'
import { listen } from './listen.ts'
import { type FactsAbout, rightsUnder, type TellingPolicy } from './rights.ts'
import { runRelay } from './run-relay.ts'
import { signalKeys } from './signal-keys.ts'
import { signalChannel } from './store-relayed.ts'

/** What telling agencies of changes takes. */
export interface EventsOptions {
  /** How the exchange database is reached, with the role that works with cases. */
  readonly connection: pg.ClientConfig
  /** 32 bytes that pseudonyms, ids and cursors follow from. */
  readonly secret: Uint8Array
  /** The registries whose changes are told. */
  readonly sources: readonly ChangeSource[]
  readonly policy: () => TellingPolicy
  readonly factsAbout: FactsAbout
  readonly vocabulary: Vocabulary
  readonly record: Ledger['append']
  readonly clock: () => Date
  /** Days for which signals are kept. */
  readonly days?: number
  /** Told when a registry or the exchange is away; it is tried again. */
  readonly onFault: (place: string, cause: unknown) => void
}

/** Changes that are being told. */
export interface Events {
  readonly companion: Companion
  /** Begins to copy changes from the registries. */
  readonly start: () => void
  readonly close: () => Promise<void>
}

/** Opens what tells agencies of changes. */
export function openEvents(options: EventsOptions): Events {
  const {
    connection,
    secret,
    sources,
    policy,
    factsAbout,
    clock,
    days = daysKept,
    onFault,
  } = options
  const { pool, close } = connectCases({ ...connection, application_name: 'motlan events' }, 4)
  const keys = signalKeys(secret)
  const rights = () => rightsUnder(policy(), factsAbout, clock())
  const wakes = listen({
    connection,
    channel: signalChannel,
    onFault: (cause) => onFault('exchange', cause),
  })
  let relay: ReturnType<typeof runRelay> | undefined
  return {
    companion: eventsCompanion({ ...options, pool, keys, wakes }),
    start: () => {
      relay ??= runRelay({ pool, keys, rights, sources, onFault, days })
    },
    close: async () => {
      await relay?.stop()
      await wakes.close()
      await close()
    },
  }
}
