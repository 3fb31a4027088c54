import { type MutationTest, mutantKinds, mutationScore } from '@motlan/policy/analysis'
import { exitCodes } from '../../io.ts'
import { command } from '../../read-args.ts'
import { UsageError } from '../../usage-error.ts'
import { atDay } from '../at-day.ts'
import { languageArg, languageOf } from '../languages.ts'
import { compiledFolder, folderArgs, folderOf } from '../policy-folder.ts'
import { progressOn } from '../progress.ts'
import { runnable } from '../question-in-words.ts'
import { runFolder } from '../run-folder.ts'

/** `motlan policy mutate`: which plausible mistakes would the tests not notice? */
export const mutate = command({
  name: 'policy mutate',
  more: 'Every plausible mistake is made in every rule, one at a time: a condition dropped or turned round, a value or an attribute missing, an agency or an attribute widened, the row deleted. What survives is told as a sentence, with the question that would have noticed it. Mistakes that change nothing do not count. It ends with 1 where the score is below --min.',
  examples: [
    'pnpm motlan policy mutate',
    'pnpm motlan policy mutate --min 90 --lang en',
    'pnpm -s motlan policy mutate --json',
  ],
  args: {
    ...folderArgs,
    at: { type: 'string', valueHint: 'day', description: 'the day; today otherwise' },
    min: { type: 'string', valueHint: 'percent', description: 'the least score that will do' },
    lang: languageArg,
  },
  run: async ({ folder, json, at, min, lang }, io) => {
    const language = languageOf('policy mutate', lang)
    const day = atDay('policy mutate', at, io)
    const least = min === undefined ? 0 : Number(min)
    if (!(least >= 0 && least <= 100))
      throw new UsageError('policy mutate', `--min: ${min} is no percentage`)
    const policy = await compiledFolder(folder, io)
    const { results } = await runFolder(folderOf(folder, io), policy, day)
    const tests: readonly MutationTest[] = results.flatMap(({ expected }) => expected)
    const tick = progressOn(io, 'making mistakes')
    const score = mutationScore(policy, tests, day, tick)
    tick(1, 1)
    const percent = Math.floor(score.score * 1000) / 10
    if (json) io.out(`${JSON.stringify({ hash: policy.hash, percent, ...score }, null, 2)}\n`)
    else {
      for (const { mutant, change, question } of score.survivors) {
        const told = mutantKinds[mutant.kind][language]
        const effect = effects[change][language]
        io.out(
          `${mutant.rule}: ${told}; ${effect} ${question.attribute}\n    ${runnable(question, folder)}\n`,
        )
      }
      io.out(
        `${percent} %: of ${score.mutants} mistakes ${score.noticed} noticed by ${tests.length} expectations, ${score.refused} refused by check, ${score.equivalent} change nothing, ${score.survivors.length} survive\n`,
      )
    }
    return percent < least ? exitCodes.refused : exitCodes.done
  },
})

const effects = {
  gained: {
    vi: 'không phép thử nào nhận ra việc được biết thêm',
    en: 'no test notices that somebody gains',
  },
  lost: {
    vi: 'không phép thử nào nhận ra việc không còn được biết',
    en: 'no test notices that somebody loses',
  },
}
