import { type BurdenDimension, burdenDimensions, flatBurden, openBurden } from '@motlan/cases'
import { csvText } from '@motlan/ledger'
import { loadProcedures } from '@motlan/procedures'
import { openExchange } from '@motlan/sandbox/exchange'
import { exitCodes } from '../io.ts'
import { command } from '../read-args.ts'
import { settingsFrom } from '../settings-from.ts'
import { tableLines } from '../table.ts'
import { UsageError } from '../usage-error.ts'

/** `motlan burden`: the indicators a steering committee asks for, from the cases of this home. */
export const burden = command({
  name: 'burden',
  more: 'By the Standard Cost Model: time at an hourly income, and what is paid, on paper and now, under low, base and high parameters. Submitted cases count, once; cases taken back do not. Days are those of Việt Nam. Every case is counted, as it is for you who run Motlan; what is handed on is made with --publish.',
  examples: [
    'pnpm motlan burden',
    'pnpm motlan burden --by procedure,province --from 2026-11-01 --until 2026-12-01',
    'pnpm motlan burden --by month,agency',
    'pnpm -s motlan burden --publish --by procedure,agency,province --csv > burden.csv',
  ],
  args: {
    by: {
      type: 'string',
      valueHint: 'what',
      default: 'procedure',
      description: `${burdenDimensions.join(', ')}; several with commas, nation for none`,
    },
    from: { type: 'string', valueHint: 'day', description: 'submitted on this day or later' },
    until: { type: 'string', valueHint: 'day', description: 'submitted before this day' },
    publish: {
      type: 'boolean',
      description: 'for others to see: whole months, and cases that are fewer than 5 put together',
    },
    csv: { type: 'boolean', description: 'every indicator, as CSV' },
    json: { type: 'boolean', description: 'every indicator, as JSON' },
  },
  run: async ({ by, from, until, publish, csv, json }, io) => {
    const dimensions = dimensionsIn(by)
    const exchange = await openExchange(settingsFrom({}, io))
    const { procedures } = await loadProcedures()
    const { clock } = io
    const open = openBurden({ connection: exchange.app, procedures, clock, onFault: () => {} })
    try {
      const rows = await open.read({ by: dimensions, from, until, published: publish })
      const flat = rows.map(flatBurden)
      if (csv) io.out(csvText(flat))
      else if (json) io.out(`${JSON.stringify(rows, null, 2)}\n`)
      else io.out(rendered(flat, publish ? tooFew : nothing))
      return exitCodes.done
    } finally {
      await open.close()
      await exchange.close()
    }
  },
})

function dimensionsIn(by: string): readonly BurdenDimension[] {
  const named = by.split(',').map((name) => name.trim())
  if (by === 'nation') return []
  const strange = named.find((name) => !burdenDimensions.some((known) => known === name))
  if (strange === undefined) return burdenDimensions.filter((known) => named.includes(known))
  const known = [...burdenDimensions, 'nation'].join(', ')
  throw new UsageError('burden', `--by: ${strange}: there is ${known}`)
}

/** What fits on a screen; the rest is in the CSV. */
const shown = [
  'procedure',
  'agency',
  'province',
  'month',
  'cases',
  'done',
  'onTime',
  'late',
  'answersAsked',
  'answersSaved',
  'reasksRefused',
  'beforeVnd',
  'afterVnd',
  'savedVnd',
] as const

const nothing = 'nothing has been submitted'
const tooFew = 'nothing that may be told: there are fewer than 5 cases'

function rendered(
  rows: readonly Readonly<Record<string, string | number>>[],
  otherwise: string,
): string {
  if (rows.length === 0) return `${otherwise}\n`
  const columns = shown.filter((name) => rows.some((row) => row[name] !== ''))
  const lines = rows.map((row) =>
    columns.map((name) => (row[name] === '' ? '–' : String(row[name]))),
  )
  return `${tableLines([columns, ...lines]).join('\n')}\n`
}
