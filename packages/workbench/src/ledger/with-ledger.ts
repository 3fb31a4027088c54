import { type OpenExchange, openExchange } from '@motlan/sandbox/exchange'
import type { Io } from '../io.ts'
import { settingsFrom } from '../settings-from.ts'

/** Works on the ledger of this home, and lets go of it whatever happens. */
export async function withLedger<Result>(
  io: Io,
  work: (exchange: OpenExchange) => Promise<Result>,
): Promise<Result> {
  const exchange = await openExchange(settingsFrom({}, io))
  try {
    return await work(exchange)
  } finally {
    await exchange.close()
  }
}
