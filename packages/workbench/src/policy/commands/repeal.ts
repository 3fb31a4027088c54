import { didYouMean } from '@motlan/kernel'
import { compilePolicy } from '@motlan/policy'
import { replay, withoutBasis } from '@motlan/policy/analysis'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { UsageError } from '../../usage-error.ts'
import { atDay } from '../at-day.ts'
import { compiledFolder, folderArgs, folderOf } from '../policy-folder.ts'
import { readOperations } from '../read-operations.ts'
import { readRecords } from '../read-records.ts'
import { blindSpot, replayLines } from '../replay-lines.ts'
import { lostLines, whatIsLost } from '../what-is-lost.ts'

/** `motlan policy repeal`: what disappears if an article is no longer in force? */
export const repeal = command({
  name: 'policy repeal',
  more: 'From the day on nothing stands on this legal basis: what agencies could know and can no longer, and which procedures lack what they need. With --records also what recorded look-ups would have lost. It ends with 1 where anything is lost.',
  examples: [
    'pnpm motlan policy repeal resolution-66-7-art-2',
    'pnpm motlan policy repeal law-108-2025 --at 2027-01-01 --json',
    'pnpm motlan policy repeal law-108-2025 --records records.jsonl',
  ],
  args: {
    basis: {
      type: 'positional',
      required: true,
      description: 'a legal basis of catalog/legal-basis.yaml',
    },
    ...folderArgs,
    at: { type: 'string', valueHint: 'day', description: 'from which day; today otherwise' },
    records: { type: 'string', valueHint: 'file', description: 'decision records, one per line' },
  },
  run: async ({ basis, folder, json, at, records }, io) => {
    const on = atDay('policy repeal', at, io)
    const policy = await compiledFolder(folder, io)
    const known = [...policy.legalBases.keys()]
    if (!known.includes(basis)) {
      const near = didYouMean(basis, known)
      throw new UsageError(
        'policy repeal',
        `${basis}: there is no such legal basis${near ? `; did you mean ${near}?` : ''}`,
      )
    }
    const after = compilePolicy(withoutBasis(policy.source, basis, on))
    const operations = await readOperations(folderOf(folder, io))
    const found = whatIsLost({ policy, on }, { policy: after, on }, operations)
    const traffic =
      records === undefined ? undefined : replay(await readRecords(records, io), after, { on })
    if (json)
      io.out(`${JSON.stringify({ basis, on, ...found, ...(traffic && { traffic }) }, null, 2)}\n`)
    else {
      io.out(`${lostLines(found).join('\n')}\n`)
      if (traffic) io.out(`${[...replayLines(traffic), blindSpot].join('\n')}\n`)
    }
    return found.lost.length > 0 || found.procedures.length > 0 ? exitCodes.refused : exitCodes.done
  },
})
