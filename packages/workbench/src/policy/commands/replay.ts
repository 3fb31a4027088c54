import { replay as replayed } from '@motlan/policy/analysis'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { atDay } from '../at-day.ts'
import { compiledFolder, folderArgs } from '../policy-folder.ts'
import { readRecords } from '../read-records.ts'
import { blindSpot, replayLines } from '../replay-lines.ts'

/** `motlan policy replay`: what would recorded look-ups get under other agreements? */
export const replay = command({
  name: 'policy replay',
  more: 'Each line of the file is one decision record: what was asked, what was disclosed, which facts were looked up, and no value of any attribute. A change is sure, or maybe where it depends on a fact that nobody looked up then. It ends with 1 where anything changes.',
  examples: [
    'pnpm motlan policy replay records.jsonl --folder my-agreements',
    'pnpm motlan policy replay records.jsonl --at 2027-03-01',
    'pnpm -s motlan policy replay records.jsonl --json',
  ],
  args: {
    records: {
      type: 'positional',
      required: true,
      description: 'a file with one decision record per line',
    },
    ...folderArgs,
    at: {
      type: 'string',
      valueHint: 'day',
      description: 'as if all of it were asked on this day; the day of each record otherwise',
    },
  },
  run: async ({ records, folder, json, at }, io) => {
    const day = at === undefined ? {} : { on: atDay('policy replay', at, io) }
    const policy = await compiledFolder(folder, io)
    const result = replayed(await readRecords(records, io), policy, day)
    if (json) io.out(`${JSON.stringify({ hash: policy.hash, ...result }, null, 2)}\n`)
    else io.out(`${[...replayLines(result), blindSpot].join('\n')}\n`)
    return result.changes.length > 0 ? exitCodes.refused : exitCodes.done
  },
})
