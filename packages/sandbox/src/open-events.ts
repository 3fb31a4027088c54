import { randomUUID } from 'node:crypto'
import { type ChangeSource, type Events, type FactsAbout, openEvents as open } from '@motlan/cases'
import type { Vocabulary } from '@motlan/kernel'
import type { Ledger } from '@motlan/ledger'
import type { Policy } from '@motlan/policy'
import type { Logger } from 'pino'
import { changeSource } from './change-source.ts'
import type { Closing } from './closing.ts'
import type { Databases } from './databases.ts'
import { polledChanges } from './polled-changes.ts'
import type { ReachedRegistry } from './registries.ts'

/** What telling agencies of changes takes. */
export interface EventsContext {
  readonly databases: Databases
  readonly registries: readonly ReachedRegistry[]
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

/** Opens what tells agencies of changes: heard where a registry's database is known here, asked for where only its address is. */
export function openEvents({
  databases,
  registries,
  ledger,
  log,
  closing,
  ...context
}: EventsContext): Pick<Events, 'companion' | 'start'> {
  const { clock } = context
  const sources = registries.map((registry): ChangeSource => {
    const known = databases.registries.get(registry.name)
    if (!known) return polledChanges(registry, { clock, newId: randomUUID })
    const { close, ...source } = changeSource(registry.name, known.appUrl, log)
    closing.add(close)
    return source
  })
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
