import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { UsageError } from '../../usage-error.ts'
import { atDay } from '../at-day.ts'
import { type Coverage, coverageOf } from '../coverage.ts'
import { compiledFolder, folderArgs, folderOf } from '../policy-folder.ts'
import { runFolder } from '../run-folder.ts'

/** `motlan policy test`: do the agreements decide what their authors expect? */
export const test = command({
  name: 'policy test',
  more: 'Suites are tests/*.test.yaml beside the agreements: suite, defaults, cases, table. A case has a name, given (agency, procedure or purpose, relation, at, facts), a query file where it is about a whole document, and expect: disclose and withhold with attributes, groups or wildcards (withhold may say forbidden or not-granted of each), decidedBy with the rules. A row of a table is a case of its own. Coverage counts, for every rule, a test that meets it, and for each of its conditions a test that fails this condition alone: a condition nobody tests could be dropped and nobody would notice. It ends with 1 where a case fails or coverage is below --min.',
  examples: [
    'pnpm motlan policy test',
    'pnpm motlan policy test --coverage --min 60',
    'pnpm -s motlan policy test --folder my-agreements --json',
  ],
  args: {
    ...folderArgs,
    at: {
      type: 'string',
      valueHint: 'day',
      description: 'the day of cases that name none; today otherwise',
    },
    coverage: { type: 'boolean', description: 'list what no test has seen' },
    min: { type: 'string', valueHint: 'percent', description: 'the least coverage that will do' },
  },
  run: async ({ folder, json, at, coverage, min }, io) => {
    const day = atDay('policy test', at, io)
    const least = min === undefined ? 0 : Number(min)
    if (!(least >= 0 && least <= 100))
      throw new UsageError('policy test', `--min: ${min} is no percentage`)
    const root = folderOf(folder, io)
    const policy = await compiledFolder(folder, io)
    const { suites, results } = await runFolder(root, policy, day)
    const failed = results.filter(({ failures }) => failures.length > 0)
    const seen = coverageOf(
      policy,
      results.flatMap(({ exercised }) => exercised),
    )
    const percent = Math.floor((seen.covered / Math.max(1, seen.total)) * 1000) / 10
    if (json) {
      const cases = results.map(({ exercised, expected: _expected, ...told }) => ({
        ...told,
        decisions: exercised.length,
      }))
      io.out(
        `${JSON.stringify({ hash: policy.hash, cases, coverage: { percent, ...seen } }, null, 2)}\n`,
      )
    } else {
      for (const { file, name, failures } of failed) {
        io.out(`FAIL  ${file}: ${name}\n${failures.map((line) => `      ${line}\n`).join('')}`)
      }
      if (coverage) for (const line of notSeen(seen)) io.out(`${line}\n`)
      io.out(
        `${results.length} cases in ${suites} suites: ${results.length - failed.length} passed, ${failed.length} failed; coverage ${percent} % of ${seen.total} conditions\n`,
      )
    }
    if (percent < least) io.err(`coverage is ${percent} %, below the ${least} % of --min\n`)
    return failed.length > 0 || percent < least ? exitCodes.refused : exitCodes.done
  },
})

function notSeen({ rules }: Coverage): readonly string[] {
  return rules.flatMap(({ rule, met, alone }) => [
    ...(met ? [] : [`not met       ${rule}`]),
    ...alone.flatMap((seen, at) => (seen ? [] : [`no near miss  ${rule} condition ${at + 1}`])),
  ])
}
