import type { CompiledPolicy } from '@motlan/policy'
import { replay } from '@motlan/policy/analysis'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { UsageError } from '../../usage-error.ts'
import { atDay } from '../at-day.ts'
import { compiledFolder, folderArgs, folderOf } from '../policy-folder.ts'
import { readOperations } from '../read-operations.ts'
import { readRecords } from '../read-records.ts'
import { blindSpot, replayLines } from '../replay-lines.ts'
import { lostLines, whatIsLost } from '../what-is-lost.ts'

/** `motlan policy forecast`: what will be different on a day if nobody does anything? */
export const forecast = command({
  name: 'policy forecast',
  more: 'Agreements and laws begin and end: what ends between today and the day, what agencies can know no longer, and which procedures lack what they need. With --records also what recorded look-ups would lose. It ends with 1 where anything is lost.',
  examples: [
    'pnpm motlan policy forecast --at 2027-03-01',
    'pnpm -s motlan policy forecast --at 2029-01-01 --json',
  ],
  args: {
    ...folderArgs,
    at: { type: 'string', valueHint: 'day', description: 'the day to look ahead to' },
    records: { type: 'string', valueHint: 'file', description: 'decision records, one per line' },
  },
  run: async ({ folder, json, at, records }, io) => {
    if (at === undefined)
      throw new UsageError('policy forecast', '--at: say which day to look ahead to')
    const on = atDay('policy forecast', at, io)
    const today = atDay('policy forecast', undefined, io)
    const policy = await compiledFolder(folder, io)
    const operations = await readOperations(folderOf(folder, io))
    const ends = endings(policy, today, on)
    const found = whatIsLost({ policy, on: today }, { policy, on }, operations)
    const traffic =
      records === undefined ? undefined : replay(await readRecords(records, io), policy, { on })
    if (json)
      io.out(
        `${JSON.stringify({ today, on, ends, ...found, ...(traffic && { traffic }) }, null, 2)}\n`,
      )
    else {
      for (const { until, kind, id } of ends) io.out(`${until}  ${kind} ${id} ends\n`)
      io.out(`${lostLines(found).join('\n')}\n`)
      if (traffic) io.out(`${[...replayLines(traffic), blindSpot].join('\n')}\n`)
    }
    return found.lost.length > 0 || found.procedures.length > 0 ? exitCodes.refused : exitCodes.done
  },
})

/** Everything that ends after one day and not after another. */
function endings({ source }: CompiledPolicy, after: string, by: string) {
  const texts = [...source.agreements, ...(source.guardrails ?? [])]
  const all = [
    ...texts
      .filter(({ status }) => status === 'in-force')
      .map(({ id, validity }) => ({ kind: 'agreement', id, until: validity.until })),
    ...source.catalog.legalBases.map(({ id, until }) => ({ kind: 'legal basis', id, until })),
  ]
  return all
    .flatMap(({ kind, id, until }) =>
      until !== undefined && until > after && until <= by ? [{ kind, id, until }] : [],
    )
    .toSorted((a, b) => a.until.localeCompare(b.until) || a.id.localeCompare(b.id))
}
