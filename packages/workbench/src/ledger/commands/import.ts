import { Refusal } from '@motlan/kernel'
import { findingText, importLedger, verifyExport } from '@motlan/ledger'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { linesIn } from '../lines-in.ts'
import { withLedger } from '../with-ledger.ts'

/** `motlan ledger import`: a backup becomes a ledger again. */
export const importCommand = command({
  name: 'ledger import',
  more: 'The file is verified first, and all of it is imported or nothing. The database has to be without a ledger. The logs of the backup are closed, because entries may have followed that are lost: gateways begin new ones beside them. The master key has to be the one the backup was made under.',
  examples: ['pnpm motlan ledger import backup.ndjson'],
  args: { file: { type: 'positional', required: true, description: 'what export --backup wrote' } },
  run: async ({ file }, io) => {
    const { findings } = await verifyExport(linesIn(file, io))
    const [first] = findings
    if (first) {
      throw new Refusal('CONFIGURATION_INVALID', file, {
        reason: `it does not verify: ${findingText(first)}`,
        fix: 'import a backup that does; motlan ledger verify says everything that is wrong with this one',
      })
    }
    const { logs, lines } = await withLedger(io, ({ owner }) =>
      importLedger(linesIn(file, io), { owner }),
    )
    const entries = logs.reduce((sum, { size }) => sum + size, 0)
    io.out(`${entries} entries of ${logs.length} logs imported from ${lines} lines\n`)
    return exitCodes.done
  },
})
