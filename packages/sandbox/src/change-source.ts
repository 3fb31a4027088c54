import { type ChangeSource, listen } from '@motlan/cases'
import { changeChannel, changesAfter, openDatabase } from '@motlan/registry-kit'
import type { Logger } from 'pino'

/** The outbox of a registry of which nothing but its database is known. */
export interface OpenChangeSource extends ChangeSource {
  readonly close: () => Promise<void>
}

/** Reads a registry's changes with the role that looks up, and hears of new ones as soon as they are committed. */
export function changeSource(registry: string, url: string, log: Logger): OpenChangeSource {
  const applicationName = `motlan changes of ${registry}`
  const onError = (error: Error) =>
    log.warn({ registry, reason: error.name }, 'an idle connection broke')
  const database = openDatabase<unknown>(url, { max: 1, applicationName, onError })
  const listening = listen({
    connection: { connectionString: url, application_name: applicationName },
    channel: changeChannel,
    onFault: () => log.warn({ registry }, 'the registry does not tell of changes; asking again'),
  })
  return {
    registry,
    changesAfter: async (seq, limit) => {
      const changes = await changesAfter(database, seq, limit)
      return changes.map((change) => ({ ...change, at: new Date(change.at) }))
    },
    mayHaveMore: (signal) => untilAborted(listening.next(), signal),
    close: async () => {
      await Promise.all([listening.close(), database.close()])
    },
  }
}

async function untilAborted(woken: Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  const left = Promise.withResolvers<void>()
  const leave = () => left.resolve()
  signal.addEventListener('abort', leave, { once: true })
  await Promise.race([woken, left.promise])
  signal.removeEventListener('abort', leave)
}
