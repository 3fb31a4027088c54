import { type Events, type FactsAbout, openEvents as open } from '@motlan/cases'
import type { Vocabulary } from '@motlan/kernel'
import type { Ledger } from '@motlan/ledger'
import type { Policy } from '@motlan/policy'
import type { Logger } from 'pino'
import { changeSource } from './change-source.ts'
import type { Closing } from './closing.ts'
import type { Databases } from './databases.ts'

/** What telling agencies of changes takes. */
export interface EventsContext {
  readonly databases: Databases
  readonly secret: Uint8Array
  readonly policy: () => Policy
  readonly factsAbout: FactsAbout
  readonly vocabulary: Vocabulary
  readonly ledger: Ledger
  readonly clock: () => Date
  /** Days for which signals are kept. */
  readonly days?: number
  readonly log: Logger
  readonly closing: Closing
}

/** Opens what tells agencies of changes, for every registry whose database is known here. */
export function openEvents({
  databases,
  ledger,
  log,
  closing,
  ...context
}: EventsContext): Pick<Events, 'companion' | 'start'> {
  const sources = [...databases.registries].map(([name, { appUrl }]) =>
    changeSource(name, appUrl, log),
  )
  for (const { close } of sources) closing.add(close)
  const events = open({
    ...context,
    connection: { connectionString: databases.exchange.appUrl },
    sources,
    record: ledger.append,
    onFault: (place, cause) =>
      log.warn({ place, reason: nameOf(cause) }, 'changes are not told; trying again'),
  })
  closing.add(events.close)
  return events
}

/** A code of PostgreSQL where there is one. */
function nameOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown'
  return 'code' in cause ? `${cause.name} ${String(cause.code)}` : cause.name
}
