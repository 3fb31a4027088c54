import { keptMonths, removeMonth } from '@motlan/ledger'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { withLedger } from '../with-ledger.ts'

/** `motlan ledger remove`: what is kept no longer goes, and the log says so. */
export const remove = command({
  name: 'ledger remove',
  more: `Entries are kept for at least ${keptMonths} months. Their hashes stay: every proof and every checkpoint still holds, and a signed tombstone says what was removed.`,
  examples: ['pnpm motlan ledger remove 2025-10'],
  args: { month: { type: 'positional', required: true, description: 'for example 2025-10' } },
  run: async ({ month }, io) => {
    const removed = await withLedger(io, ({ owner, keys }) =>
      removeMonth({ owner, keys, clock: io.clock }, month),
    )
    const lines = removed.map(
      ([origin, first, last, count]) => `${origin}: ${count} entries between ${first} and ${last}`,
    )
    io.out(`${[...lines, `the texts of ${month} are removed`].join('\n')}\n`)
    return exitCodes.done
  },
})
