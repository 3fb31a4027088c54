import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { atDay } from '../at-day.ts'
import { checkFolder } from '../check-folder.ts'
import { renderFinding } from '../finding.ts'
import { folderArgs, folderOf } from '../policy-folder.ts'
import { progressOn } from '../progress.ts'

/** `motlan policy check`: everything that is wrong with agreements, before anybody relies on them. */
export const check = command({
  name: 'policy check',
  more: 'It looks at every file: letters that are not what they seem, the form of the file, names, dates, legal bases, the rules among themselves, and what Cedar itself says about them. It ends with 1 where there is an error, with --strict also where there is a warning.',
  examples: [
    'pnpm motlan policy check',
    'pnpm motlan policy check --folder my-agreements --strict',
    'pnpm -s motlan policy check --at 2027-03-01 --json',
  ],
  args: {
    ...folderArgs,
    at: { type: 'string', valueHint: 'day', description: 'the day to look from; today otherwise' },
    notes: { type: 'boolean', description: 'also what is worth knowing and may well be meant' },
    strict: { type: 'boolean', description: 'warnings count as errors' },
  },
  run: async ({ folder, json, at, strict, notes }, io) => {
    const day = atDay('policy check', at, io)
    const { findings, policy, files } = await checkFolder(
      folderOf(folder, io),
      day,
      progressOn(io, 'checking'),
    )
    const count = (of: string) => findings.filter(({ severity }) => severity === of).length
    const errors = count('error')
    const warnings = count('warning')
    if (json) {
      io.out(`${JSON.stringify({ hash: policy?.hash ?? null, files, findings }, null, 2)}\n`)
    } else {
      for (const finding of findings)
        if (notes || finding.severity !== 'note') io.out(`${renderFinding(finding)}\n`)
      const rules = policy ? `, ${policy.rules.length} rules` : ''
      io.out(
        `${files} files${rules}: ${errors} errors, ${warnings} warnings, ${count('note')} notes\n`,
      )
    }
    return errors > 0 || (strict && warnings > 0) ? exitCodes.refused : exitCodes.done
  },
})
