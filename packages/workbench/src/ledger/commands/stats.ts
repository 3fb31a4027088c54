import { ledgerStats } from '@motlan/ledger'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { tableLines } from '../../table.ts'
import { withLedger } from '../with-ledger.ts'

/** `motlan ledger stats`: what is in it, and how much room it takes. */
export const stats = command({
  name: 'ledger stats',
  examples: ['pnpm motlan ledger stats', 'pnpm -s motlan ledger stats --json'],
  args: { json: { type: 'boolean', description: 'as JSON' } },
  run: async ({ json }, io) => {
    const found = await withLedger(io, ({ app }) => ledgerStats(app))
    if (json) {
      io.out(`${JSON.stringify(found, null, 2)}\n`)
      return exitCodes.done
    }
    const { logs, tables, operations, parts, disclosures, subjects, clauses } = found
    const lines = [
      `${count(operations)} operations, ${count(disclosures)} disclosures about ${count(subjects)} subjects in ${count(parts)} parts, ${count(clauses)} clauses`,
      ...(found.oldest && found.newest
        ? [`from ${found.oldest.toISOString()} to ${found.newest.toISOString()}`]
        : []),
      '',
      ...tableLines([
        ['log', 'entries', 'covered', 'checkpoints'],
        ...logs.map(({ origin, entries, covered, checkpoints, closed }) => [
          `${origin}${closed ? ' (closed)' : ''}`,
          count(entries),
          count(covered),
          count(checkpoints),
        ]),
      ]),
      '',
      ...tableLines([
        ['table', 'bytes', 'of which indexes'],
        ...tables.map(({ table, bytes, indexBytes }) => [table, count(bytes), count(indexBytes)]),
        ['all', count(found.bytes), ''],
      ]),
      ...(found.bytesPerDisclosure === null
        ? []
        : ['', `${found.bytesPerDisclosure} bytes per disclosure`]),
    ]
    io.out(`${lines.join('\n')}\n`)
    return exitCodes.done
  },
})

function count(value: number): string {
  return value.toLocaleString('en')
}
