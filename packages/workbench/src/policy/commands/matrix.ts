import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { UsageError } from '../../usage-error.ts'
import { atDay } from '../at-day.ts'
import { knownNames } from '../known-names.ts'
import { languageArg, languageOf } from '../languages.ts'
import { matrixOf, openCells } from '../matrix.ts'
import { matrixCsv } from '../matrix-csv.ts'
import { matrixHtml } from '../matrix-html.ts'
import { matrixText } from '../matrix-text.ts'
import { compiledFolder, folderArgs } from '../policy-folder.ts'
import { writeOut } from '../write-out.ts'

const formats = ['text', 'csv', 'html'] as const

/** `motlan policy matrix`: which agency may know which attribute: always, where facts hold, or never. */
export const matrix = command({
  name: 'policy matrix',
  more: 'Always means: for some procedure or purpose and some relation of the scope, without any fact. Give --procedure, --purpose or --agency to make the scope smaller. CSV has one line per way in which something may be known; HTML is one page that needs nothing else.',
  examples: [
    'pnpm motlan policy matrix --procedure 1.012785',
    'pnpm -s motlan policy matrix --format csv > matrix.csv',
    'pnpm motlan policy matrix --format html --out matrix.html --at 2027-01-01',
  ],
  args: {
    ...folderArgs,
    agency: { type: 'string', valueHint: 'id', description: 'only this agency' },
    procedure: { type: 'string', valueHint: 'code', description: 'only this procedure' },
    purpose: {
      type: 'string',
      valueHint: 'id',
      description: 'only this purpose, without a procedure',
    },
    at: { type: 'string', valueHint: 'day', description: 'the day; today otherwise' },
    format: {
      type: 'string',
      valueHint: formats.join('|'),
      default: 'text',
      description: 'how it is written',
    },
    lang: languageArg,
    out: { type: 'string', valueHint: 'file', description: 'where to write it' },
  },
  run: async ({ folder, json, agency, procedure, purpose, at, format, lang, out }, io) => {
    const day = atDay('policy matrix', at, io)
    if (!formats.some((known) => known === format)) {
      throw new UsageError('policy matrix', `--format: ${format} is none of ${formats.join(', ')}`)
    }
    const language = languageOf('policy matrix', lang)
    const policy = await compiledFolder(folder, io)
    knownNames({ agency, procedure, purpose }, policy, 'policy matrix')
    const made = matrixOf(policy, { on: day, agency, procedure, purpose })
    const text = json
      ? `${JSON.stringify({ hash: policy.hash, on: day, agencies: made.agencies, attributes: made.attributes.length, cells: openCells(made) }, null, 2)}\n`
      : format === 'csv'
        ? matrixCsv(made)
        : format === 'html'
          ? matrixHtml(made, policy, language)
          : matrixText(made)
    if (out === undefined) io.out(text)
    else {
      writeOut(out, text, io)
      io.err(`written to ${out}\n`)
    }
    return exitCodes.done
  },
})
