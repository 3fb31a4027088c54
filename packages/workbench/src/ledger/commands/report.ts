import { csvText, neverUsed, openReports, type ReportSpan, type Reports } from '@motlan/ledger'
import { loadedPolicy } from '@motlan/sandbox/home'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { tableLines } from '../../table.ts'
import { UsageError } from '../../usage-error.ts'
import { grantsOf } from '../grants.ts'
import { spanArgs, spanFrom } from '../span-from.ts'
import { withLedger } from '../with-ledger.ts'

const kinds = ['disclosures', 'refusals', 'officers', 'caseless', 'unused'] as const
type Kind = (typeof kinds)[number]

/** `motlan ledger report`: what supervisors ask, from the ledger alone. */
export const report = command({
  name: 'ledger report',
  more: 'disclosures: what left, by agency, procedure and attribute. refusals: by reason. officers: who read far more people than others of the agency. caseless: look-ups that named no case. unused: attributes that agreements permit and nobody has asked for. Officers stand under their pseudonyms; sealed entries are in no report before their time.',
  examples: [
    'pnpm motlan ledger report disclosures --from 2026-11-01 --until 2026-12-01',
    'pnpm -s motlan ledger report officers --csv > officers.csv',
  ],
  args: {
    kind: { type: 'positional', required: true, description: kinds.join(', ') },
    ...spanArgs,
    csv: { type: 'boolean', description: 'as CSV' },
    json: { type: 'boolean', description: 'as JSON' },
  },
  run: async ({ kind, from, until, csv, json }, io) => {
    const known = kinds.find((each) => each === kind)
    if (!known) throw new UsageError('ledger report', `${kind}: there is ${kinds.join(', ')}`)
    const span = spanFrom('ledger report', { from, until }, io)
    const rows = await withLedger(io, async ({ app }) => {
      const reports = openReports(app)
      try {
        return await rowsOf(known, reports, span)
      } finally {
        await reports.close()
      }
    })
    io.out(csv ? csvText(rows) : json ? `${JSON.stringify(rows, null, 2)}\n` : rendered(rows))
    return exitCodes.done
  },
})

async function rowsOf(kind: Kind, reports: Reports, span: ReportSpan): Promise<readonly object[]> {
  if (kind !== 'unused') return reports[kind](span)
  const granted = grantsOf(await loadedPolicy(), span.now)
  return neverUsed(granted, await reports.disclosures(span))
}

function rendered(rows: readonly object[]): string {
  const [first] = rows
  if (!first) return 'nothing\n'
  const lines = rows.map((row) => Object.values(row).map((value) => String(value ?? '-')))
  return `${tableLines([Object.keys(first), ...lines]).join('\n')}\n`
}
