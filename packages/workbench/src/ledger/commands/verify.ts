import { readFileSync } from 'node:fs'
import { exportLedger, findingText, type Verdict, verifyExport } from '@motlan/ledger'
import { exitCodes, type Io } from '../../io.ts'
import { command } from '../../read-args.ts'
import { existing, linesIn } from '../lines-in.ts'
import { withLedger } from '../with-ledger.ts'

/** `motlan ledger verify`: is this what was signed, all of it, and nothing else? */
export const verify = command({
  name: 'ledger verify',
  more: 'With a file nothing else is needed, no database and no network. Without one the ledger of this home is verified. A file that agrees with itself could still be a whole forgery: --key holds it against the public key of the log, and --known against a checkpoint you have seen before. It ends with 1 where anything is wrong.',
  examples: [
    'pnpm motlan ledger verify',
    'pnpm motlan ledger verify export.ndjson --known last-month.checkpoint',
    'pnpm -s motlan ledger export | pnpm -s motlan ledger verify - --json',
  ],
  args: {
    file: { type: 'positional', required: false, description: 'an export; - for standard input' },
    key: { type: 'string', valueHint: 'keys', description: 'verifier keys of logs, with commas' },
    known: {
      type: 'string',
      valueHint: 'files',
      description: 'checkpoints seen before, with commas',
    },
    witness: { type: 'string', valueHint: 'keys', description: 'verifier keys of witnesses' },
    json: { type: 'boolean', description: 'as JSON' },
  },
  run: async ({ file, key, known, witness, json }, io) => {
    const options = {
      keys: listed(key),
      witnesses: listed(witness),
      known: listed(known).map((path) => readFileSync(existing(path, io), 'utf8')),
    }
    const verdict =
      file === undefined
        ? await withLedger(io, ({ app }) => verifyExport(linesOf(app, io.clock()), options))
        : await verifyExport(await given(file, io), options)
    io.out(json ? `${JSON.stringify(verdict, null, 2)}\n` : rendered(verdict))
    return verdict.good ? exitCodes.done : exitCodes.refused
  },
})

async function* linesOf(
  app: { readonly connectionString: string },
  at: Date,
): AsyncGenerator<string> {
  for await (const line of exportLedger(app, { texts: true, at })) yield JSON.stringify(line)
}

async function given(file: string, io: Io): Promise<AsyncIterable<string> | readonly string[]> {
  return file === '-' ? (await io.stdin()).trimEnd().split('\n') : linesIn(file, io)
}

function listed(text: string | undefined): readonly string[] {
  return text?.split(',').map((each) => each.trim()) ?? []
}

function rendered({ good, findings, logs }: Verdict): string {
  const lines = logs.map(({ origin, entries, texts, covered, checkpoints, key, keyGiven }) => {
    const trust = keyGiven ? 'held against the key given' : `held against its own key ${key}`
    return `${origin}: ${entries} entries, ${texts} with their texts, ${covered} covered by ${checkpoints} checkpoints; ${trust}`
  })
  const told = findings.map((finding) => `WRONG  ${findingText(finding)}`)
  const verdict = good ? 'good: everything is as it was signed' : `${findings.length} findings`
  return `${[...lines, ...told, verdict].join('\n')}\n`
}
