import { renewLedger } from '@motlan/ledger'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { withLedger } from '../with-ledger.ts'

/** `motlan ledger renew`: after a restore of PostgreSQL to an earlier moment. */
export const renew = command({
  name: 'ledger renew',
  more: 'What was written after the moment PostgreSQL was restored to is lost, and others may have seen checkpoints of it. So that no position gets a second entry, all logs are closed, and gateways begin new ones under a new name. Run it before the first gateway starts. An import does the same.',
  examples: ['pnpm motlan ledger renew'],
  args: {},
  run: async (_, io) => {
    const closed = await withLedger(io, ({ owner }) => renewLedger(owner))
    io.out(`${closed} logs closed; the next gateway begins a new one\n`)
    return exitCodes.done
  },
})
