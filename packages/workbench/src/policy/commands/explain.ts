import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Refusal } from '@motlan/kernel'
import type { CompiledPolicy } from '@motlan/policy'
import { explain as explained } from '@motlan/policy/analysis'
import { exitCodes, type Io } from '../../io.ts'
import { command } from '../../read-args.ts'
import { UsageError } from '../../usage-error.ts'
import { askFrom } from '../ask-from.ts'
import { atDay } from '../at-day.ts'
import { changeInWords, explanationInWords, missingInWords } from '../explanation-in-words.ts'
import { factsArg, factsFrom } from '../facts-from.ts'
import { knownNames } from '../known-names.ts'
import { languageArg, languageOf } from '../languages.ts'
import { namesMeant } from '../names-meant.ts'
import { compiledFolder, folderArgs } from '../policy-folder.ts'
import { registriesAsked } from '../registries-asked.ts'
import { smallestChange } from '../smallest-change.ts'

/** `motlan policy explain`: why may this agency know that, and if not, what would have to be different? */
export const explain = command({
  name: 'policy explain',
  more: 'For each attribute: the verdict, the rule that decides, the article it stands on. For a refusal: the smallest change of the request that would be permitted, tried out on the policy, and the rules that come nearest. It ends with 1 where anything is not permitted. For policy teams only: whoever asks the gateway learns no more than a refusal.',
  examples: [
    'pnpm motlan policy explain Citizen.incomeStatements --agency bank --purpose secured-lending',
    'pnpm motlan policy explain Citizen.spouse --agency tax --procedure 1.002207 --relation self --lang en',
    'pnpm -s motlan policy explain --query dossier.graphql --agency tax --procedure 1.002207 --json',
  ],
  args: {
    attribute: {
      type: 'positional',
      required: false,
      description: 'attributes, groups or wildcards; any number of them',
    },
    ...folderArgs,
    query: {
      type: 'string',
      valueHint: 'file',
      description: 'a GraphQL document instead of attributes; it says the relations, too',
    },
    agency: { type: 'string', valueHint: 'id', description: 'the agency that asks' },
    procedure: { type: 'string', valueHint: 'code', description: 'the procedure it is asked for' },
    purpose: {
      type: 'string',
      valueHint: 'id',
      description: 'the purpose, where there is no procedure',
    },
    relation: {
      type: 'string',
      valueHint: 'relation',
      default: 'self',
      description: 'how the subject is related to the subject of the case',
    },
    facts: factsArg,
    at: { type: 'string', valueHint: 'day', description: 'the day; today otherwise' },
    lang: languageArg,
  },
  manyArguments: true,
  run: async (args, io) => {
    const language = languageOf('policy explain', args.lang)
    const at = atDay('policy explain', args.at, io)
    const { agency, procedure, purpose, relation } = args
    if (agency === undefined)
      throw new UsageError('policy explain', '--agency: say which agency asks')
    if (procedure === undefined && purpose === undefined) {
      throw new UsageError('policy explain', '--procedure: say what it is asked for, or --purpose')
    }
    const policy = await compiledFolder(args.folder, io)
    knownNames({ agency, procedure, purpose, relation }, policy, 'policy explain')
    const facts = factsFrom('policy explain', args.facts, policy)
    const asked = askedIn(args._, args.query, relation, policy, io)
    const answers = asked.map(({ attribute, relation: related }) => {
      const ask = askFrom(
        { agency, procedure, purpose, relation: related, at, facts },
        policy,
        '--',
      )
      const explanation = explained(policy, ask, attribute)
      const change =
        explanation.verdict === 'permitted' ? undefined : smallestChange(policy, ask, attribute)
      const both = <Text>(of: (spoken: 'vi' | 'en') => Text) => ({ vi: of('vi'), en: of('en') })
      return {
        ...explanation,
        relation: related,
        sentence: both((spoken) => explanationInWords(explanation, policy, spoken)),
        ...(change && {
          change,
          changeSentence: both((spoken) => changeInWords(change, policy, spoken)),
        }),
        nearest: explanation.nearest.map(({ rule, missing }) => ({
          rule,
          missing,
          sentence: both((spoken) =>
            missing.map((each) => missingInWords(each, policy, spoken)).join('; '),
          ),
        })),
      }
    })
    if (args.json) io.out(`${JSON.stringify({ hash: policy.hash, at, answers }, null, 2)}\n`)
    else {
      for (const {
        attribute,
        relation: related,
        sentence,
        changeSentence,
        nearest,
        verdict,
      } of answers) {
        io.out(`${attribute} (${related})\n  ${sentence[language]}\n`)
        if (verdict === 'permitted') continue
        io.out(`  ${changeSentence?.[language] ?? noChange[language]}\n`)
        for (const near of nearest.slice(0, 3))
          io.out(`    ${near.rule}: ${near.sentence[language]}\n`)
      }
    }
    return answers.every(({ verdict }) => verdict === 'permitted')
      ? exitCodes.done
      : exitCodes.refused
  },
})

const noChange = {
  vi: 'Không có cách hỏi nào khác được phép: phải sửa thỏa thuận.',
  en: 'No other way of asking is permitted: an agreement would have to change.',
}

function askedIn(
  names: readonly string[],
  query: string | undefined,
  relation: string,
  { source: { vocabulary } }: CompiledPolicy,
  io: Io,
): readonly { readonly attribute: string; readonly relation: string }[] {
  if (query === undefined && names.length === 0) {
    throw new UsageError('policy explain', 'name attributes, or give a document with --query')
  }
  const meant = [...new Set(names.flatMap((name) => namesMeant(name, vocabulary, name)))]
  const asked = query === undefined ? [] : registriesAsked()(documentIn(query, io))
  return [
    ...meant.map((attribute) => ({ attribute, relation })),
    // An identifier comes with whatever else is asked: it is no attribute of its own.
    ...asked.filter(({ attribute }) => vocabulary.has(attribute)),
  ]
}

function documentIn(file: string, io: Io): string {
  try {
    return readFileSync(resolve(io.cwd, file), 'utf8')
  } catch (cause) {
    throw new Refusal('CONFIGURATION_INVALID', file, {
      reason: 'there is no such file, or it cannot be read',
      fix: 'name a file with one GraphQL operation',
      cause,
    })
  }
}
