import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { replay as replayed } from '@motlan/policy/analysis'
import { exitCodes, type Io } from '../../io.ts'
import { type SpanFlags, spanArgs, spanFrom } from '../../ledger/span-from.ts'
import { command } from '../../read-args.ts'
import { UsageError } from '../../usage-error.ts'
import { atDay } from '../at-day.ts'
import { compiledFolder, folderArgs } from '../policy-folder.ts'
import { readRecords } from '../read-records.ts'
import { replayLedger } from '../replay-ledger.ts'
import { blindSpot, replayLines } from '../replay-lines.ts'
import { ledgerBlindSpots, replayedLedgerLines } from '../replayed-ledger-lines.ts'

/** `motlan policy replay`: what would recorded look-ups get under other agreements? */
export const replay = command({
  name: 'policy replay',
  more: 'Without a file the look-ups are those of the ledger of this home, each with the facts that were found out then; a folder is decided under first, instead of what was recorded. In a file each line is one decision record: what was asked, what was disclosed, which facts were looked up, and no value of any attribute. A change is sure, or maybe where it depends on a fact that nobody looked up then. It ends with 1 where anything changes.',
  examples: [
    'pnpm motlan policy replay --folder my-agreements',
    'pnpm motlan policy replay main-agreements my-agreements --from 2026-11-01',
    'pnpm motlan policy replay records.jsonl --folder my-agreements --at 2027-03-01',
    'pnpm -s motlan policy replay --folder my-agreements --json',
  ],
  args: {
    before: {
      type: 'positional',
      required: false,
      description:
        'a file with one decision record per line, or the folder with the version before',
    },
    after: {
      type: 'positional',
      required: false,
      description: 'the folder with the version after; --folder, or the shipped one, otherwise',
    },
    ...folderArgs,
    ...spanArgs,
    at: {
      type: 'string',
      valueHint: 'day',
      description: 'as if all of it were asked on this day; the day of each record otherwise',
    },
  },
  run: async ({ before, after, folder, json, at, from, until }, io) => {
    if (after !== undefined && folder !== undefined)
      throw new UsageError('policy replay', 'give the version after once')
    const asked = {
      folder: after ?? folder,
      json: json === true,
      day: at === undefined ? {} : { on: atDay('policy replay', at, io) },
    }
    return before === undefined || (await isFolder(before, io))
      ? ofLedger({ ...asked, before, from, until }, io)
      : ofFile(before, asked, io)
  },
})

interface Asked {
  readonly folder: string | undefined
  readonly json: boolean
  readonly day: { readonly on?: string }
}

async function ofFile(file: string, { folder, json, day }: Asked, io: Io) {
  const policy = await compiledFolder(folder, io)
  const result = replayed(await readRecords(file, io), policy, day)
  if (json) io.out(`${JSON.stringify({ hash: policy.hash, ...result }, null, 2)}\n`)
  else io.out(`${[...replayLines(result), blindSpot].join('\n')}\n`)
  return result.changes.length > 0 ? exitCodes.refused : exitCodes.done
}

async function ofLedger(
  {
    folder,
    json,
    day,
    before,
    ...span
  }: Asked & SpanFlags & { readonly before: string | undefined },
  io: Io,
) {
  const candidate = await compiledFolder(folder, io)
  const was = before === undefined ? {} : { before: await compiledFolder(before, io) }
  const asked = { span: spanFrom('policy replay', span, io), candidate, ...was, ...day }
  const result = await replayLedger(asked, io)
  if (json) io.out(`${JSON.stringify({ hash: candidate.hash, ...result }, null, 2)}\n`)
  else io.out(`${[...replayedLedgerLines(result), ...ledgerBlindSpots].join('\n')}\n`)
  return result.changes.length > 0 ? exitCodes.refused : exitCodes.done
}

async function isFolder(given: string, io: Io): Promise<boolean> {
  const found = await stat(resolve(io.cwd, given)).catch(() => undefined)
  return found?.isDirectory() === true
}
