import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type ExportLine, exportLedger } from '@motlan/ledger'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { withLedger } from '../with-ledger.ts'

/** `motlan ledger export`: the ledger as lines of JSON that verify by themselves. */
export const exportCommand = command({
  name: 'ledger export',
  more: 'Without flags it holds hashes and checkpoints only, and may be given to anybody. --texts adds the texts of all entries: who asked, for what, which attributes; sealed entries too. --backup adds everything an import needs, keys of subjects included, encrypted as they are stored: whoever has it and the master key has everything.',
  examples: [
    'pnpm -s motlan ledger export > hashes.ndjson',
    'pnpm motlan ledger export --texts --out ledger.ndjson',
    'pnpm motlan ledger export --backup --out backup.ndjson',
  ],
  args: {
    texts: { type: 'boolean', description: 'with the texts of all entries' },
    backup: { type: 'boolean', description: 'with everything an import needs' },
    out: { type: 'string', valueHint: 'file', description: 'where to write; standard output else' },
  },
  run: async ({ texts = false, backup = false, out }, io) => {
    await withLedger(io, async ({ app }) => {
      const lines = exportLedger(app, { texts, backup, at: io.clock() })
      if (out !== undefined) {
        // A backup is for its owner alone.
        const file = createWriteStream(resolve(io.cwd, out), { mode: 0o600 })
        await pipeline(Readable.from(printed(lines)), file)
        io.err(`written: ${out}\n`)
        return
      }
      for await (const line of printed(lines)) io.out(line)
    })
    return exitCodes.done
  },
})

async function* printed(lines: AsyncIterable<ExportLine>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`
}
