import { difference } from '@motlan/policy/analysis'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { UsageError } from '../../usage-error.ts'
import { atDay } from '../at-day.ts'
import { compiledFolder, folderArgs } from '../policy-folder.ts'
import { progressOn } from '../progress.ts'
import { confirmed, regionLines } from '../region-lines.ts'

/** `motlan policy diff`: exactly who gains and who loses what between two versions, over every question that can be asked. */
export const diff = command({
  name: 'policy diff',
  more: 'Nothing is sampled: every question that can be asked is covered. Each region has a witness, a question that both versions and Cedar itself have been asked, printed as a command that asks it of the version after. It ends with 1 where anybody gains anything; with --any also where somebody loses something. Days before and after are covered unless --at names one.',
  examples: [
    'pnpm motlan policy diff main-agreements my-agreements',
    'pnpm motlan policy diff main-agreements --at 2027-01-01',
    'git worktree add /tmp/main main && pnpm -s motlan policy diff /tmp/main/packages/agreements --json',
  ],
  args: {
    before: {
      type: 'positional',
      required: true,
      description: 'the folder with the version before',
    },
    after: {
      type: 'positional',
      required: false,
      description: 'the folder with the version after; --folder, or the shipped one, otherwise',
    },
    ...folderArgs,
    at: { type: 'string', valueHint: 'day', description: 'only this day' },
    any: { type: 'boolean', description: 'end with 1 where anything differs' },
  },
  run: async ({ before, after, folder, json, at, any }, io) => {
    if (after !== undefined && folder !== undefined)
      throw new UsageError('policy diff', 'give the version after once')
    const day = at === undefined ? {} : { on: atDay('policy diff', at, io) }
    const was = await compiledFolder(before, io)
    const is = await compiledFolder(after ?? folder, io)
    const { verdict, regions, cells } = difference(was, is, {
      ...day,
      progress: progressOn(io, 'comparing'),
    })
    const shown = await confirmed(regions, was, is)
    if (json) {
      io.out(
        `${JSON.stringify({ before: was.hash, after: is.hash, verdict, cells, regions: shown }, null, 2)}\n`,
      )
    } else {
      for (const region of shown) io.out(`${regionLines(region, after ?? folder).join('\n')}\n\n`)
      io.out(
        `${verdict}: ${count(shown, 'gained')} gained, ${count(shown, 'lost')} lost (${cells} cells cover every question)\n`,
      )
    }
    const gains = verdict === 'wider' || verdict === 'incomparable'
    return gains || (any && verdict !== 'equal') ? exitCodes.refused : exitCodes.done
  },
})

function count(regions: readonly { readonly change: string }[], change: string): number {
  return regions.filter((region) => region.change === change).length
}
